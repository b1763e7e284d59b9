import { expect, test } from 'vitest';
import {
  toVariables,
  readQueryState,
  hasPeriod,
  DEFAULT_QUERY_STATE,
  writeQueryState,
  type QueryState,
} from './queryState';

const read = (search: string) => readQueryState(new URLSearchParams(search));

test('what is written into an address is read from it again', () => {
  const states: QueryState[] = [
    DEFAULT_QUERY_STATE,
    { ...DEFAULT_QUERY_STATE, period: { preset: 'LAST_365_DAYS' }, compareTo: 'SAME_PERIOD_LAST_YEAR' },
    { ...DEFAULT_QUERY_STATE, period: { from: '2026-01-01', to: '2026-03-31' }, compareTo: 'NONE' },
    {
      ...DEFAULT_QUERY_STATE,
      departments: ['RGVwYXJ0bWVudDox', 'RGVwYXJ0bWVudDoy'],
      users: ['VXNlcjox'],
      filters: [{ attribute: 'SOURCE', field: null, values: ['Rjox', 'RjoxMg=='], orNotGiven: false }],
      steps: { revenue_by_deal_type: 'WEEK', 'report:12': 'DAY' },
      asUser: 'VXNlcjoy',
    },
  ];
  for (const one of states) expect(readQueryState(writeQueryState(one))).toEqual(one);
});

test('an address is short and in small letters', () => {
  expect(writeQueryState(DEFAULT_QUERY_STATE).toString()).toBe('period=this-month&compare=previous-period');
});

test('an empty address is the default', () => {
  expect(read('')).toEqual(DEFAULT_QUERY_STATE);
  expect(hasPeriod(new URLSearchParams(''))).toBe(false);
});

test.each([
  ['period=tomorrow', 'tomorrow'],
  ['from=2026-03-31&to=2026-01-01', '2026-03-31 – 2026-01-01'],
  ['from=2026-02-30&to=2026-03-01', '2026-02-30 – 2026-03-01'],
  ['from=2026-01-01', '2026-01-01'],
  ['from=x&to=y', 'x – y'],
])('an address with %s asks for a period that there is not, and says which', (search, impossible) => {
  expect(read(search)).toEqual({ ...DEFAULT_QUERY_STATE, impossible });
  expect(hasPeriod(new URLSearchParams(search))).toBe(true);
});

test('what else stands in the address stays there', () => {
  const written = writeQueryState(
    DEFAULT_QUERY_STATE,
    new URLSearchParams('kiosk=&from=2026-01-01&to=2026-01-02'),
  );
  expect(written.toString()).toBe('kiosk=&period=this-month&compare=previous-period');
});

test('nobody chosen is everybody one may see', () => {
  expect(toVariables(DEFAULT_QUERY_STATE).scope).toBeNull();
  expect(toVariables({ ...DEFAULT_QUERY_STATE, users: ['VXNlcjox'] }).scope).toEqual({
    departments: [],
    users: ['VXNlcjox'],
  });
});

test('of steps that there are not, nothing is read', () => {
  expect(read('step=deals,hour&step=sms&step=calls,month').steps).toEqual({ calls: 'MONTH' });
});
