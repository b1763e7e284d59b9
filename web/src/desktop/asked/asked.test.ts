import { expect, test } from 'vitest';
import { asVariables, readAsked, saysPeriod, USUAL, writeAsked, type Asked } from './asked';

const read = (search: string) => readAsked(new URLSearchParams(search));

test('what is written into an address is read from it again', () => {
  const asked: Asked[] = [
    USUAL,
    { ...USUAL, period: { preset: 'LAST_365_DAYS' }, compareTo: 'SAME_PERIOD_LAST_YEAR' },
    { ...USUAL, period: { from: '2026-01-01', to: '2026-03-31' }, compareTo: 'NONE' },
    {
      ...USUAL,
      departments: ['RGVwYXJ0bWVudDox', 'RGVwYXJ0bWVudDoy'],
      users: ['VXNlcjox'],
      asUser: 'VXNlcjoy',
    },
  ];
  for (const one of asked) expect(readAsked(writeAsked(one))).toEqual(one);
});

test('an address is short and in small letters', () => {
  expect(writeAsked(USUAL).toString()).toBe('period=this-month&compare=previous-period');
});

test('an empty or broken address asks for the usual', () => {
  for (const search of [
    '',
    'period=tomorrow',
    'from=2026-03-31&to=2026-01-01',
    'from=2026-01-01',
    'from=x&to=y',
  ]) {
    expect(read(search)).toEqual(USUAL);
    expect(saysPeriod(new URLSearchParams(search))).toBe(false);
  }
});

test('what else stands in the address stays there', () => {
  const written = writeAsked(USUAL, new URLSearchParams('kiosk=&from=2026-01-01&to=2026-01-02'));
  expect(written.toString()).toBe('kiosk=&period=this-month&compare=previous-period');
});

test('nobody chosen is everybody one may see', () => {
  expect(asVariables(USUAL).scope).toBeNull();
  expect(asVariables({ ...USUAL, users: ['VXNlcjox'] }).scope).toEqual({
    departments: [],
    users: ['VXNlcjox'],
  });
});
