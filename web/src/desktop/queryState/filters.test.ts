import { expect, test } from 'vitest';
import { readFilters, toInput, withFilters, writeFilter, type Filter } from './filters';

const source: Filter = {
  attribute: 'SOURCE',
  field: null,
  values: ['RjoxMg==', 'RjoxMw=='],
  orNotGiven: true,
};
const field: Filter = { attribute: 'FIELD', field: 'Q3VzdG9tOjE=', values: ['T3A6MQ=='], orNotGiven: false };

test('what is written of a filter is read from it again', () => {
  expect(writeFilter(source)).toBe('SOURCE,RjoxMg==,RjoxMw==,NOT_GIVEN');
  expect(readFilters([writeFilter(source), writeFilter(field)])).toEqual([source, field]);
});

test('what is no filter is left out', () => {
  expect(readFilters(['', 'SOURCE', 'source,x', 'SOURCE,', 'FIELD.,x', ',x'])).toEqual([]);
});

test('a filter takes the place of the one by the same, and one of nothing goes', () => {
  const other = { ...source, values: ['x'], orNotGiven: false };
  expect(withFilters([source, field], [other])).toEqual([other, field]);
  expect(withFilters([source], [field])).toEqual([source, field]);
  expect(withFilters([source, field], [{ ...source, values: [], orNotGiven: false }])).toEqual([field]);
});

test('without filters nothing is asked for', () => {
  expect(toInput([])).toBeNull();
  expect(toInput([field])).toEqual([field]);
});
