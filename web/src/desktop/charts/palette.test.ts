import { expect, test } from 'vitest';
import { assignColours, colourOf } from './palette';

const named = (...labels: string[]) => labels.map((label, index) => ({ key: String(index + 1), label }));

test('a category keeps its colour on every chart, however large it is there', () => {
  const first = assignColours(named('Sales', 'Service', 'Training'), new Map());
  const second = assignColours(
    [
      { key: '3', label: 'Training' },
      { key: '1', label: 'Sales' },
    ],
    first,
  );
  expect(colourOf({ key: '3', label: 'Training' }, second)).toBe('--category-3');
  expect(colourOf({ key: '1', label: 'Sales' }, second)).toBe('--category-1');
});

test('on one chart a colour is given twice only when there are no more', () => {
  const assigned = assignColours(named('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'), new Map([['h', 1]]));
  expect(assigned.get('h')).toBe(1);
  const colours = ['a', 'b', 'c', 'd', 'e', 'f', 'h'].map((label) => assigned.get(label));
  expect(new Set(colours).size).toBe(7);
});

test('what is no category is grey and takes no colour', () => {
  const none = { key: 'not_given', label: 'Not given' };
  const assigned = assignColours([none, ...named('Sales')], new Map());
  expect(colourOf(none, assigned)).toBe('--category-8');
  expect(assigned.get('Sales')).toBe(1);
});
