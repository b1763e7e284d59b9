import { expect, test } from 'vitest';
import { formatAgo, formatDay, formatPeriod, formatStep } from './dates';
import {
  formatChange,
  formatCompactCount,
  formatCompactMoney,
  formatCount,
  formatDays,
  formatMoney,
  formatShare,
  formatWholeShare,
} from './numbers';

/** Intl writes spaces that do not break; here they are plain. */
const plain = (text: string) => text.replace(/[\s\u2009\u202f]/gu, ' ');

test('money is written exactly, in the way of the language', () => {
  expect(formatMoney('1234567.80', 'USD', 'EN')).toBe('$1,234,567.80');
  expect(plain(formatMoney('1234567.80', 'RUB', 'RU'))).toBe('1 234 567,80 ₽');
  expect(formatMoney('9007199254740993.01', 'USD', 'EN')).toBe('$9,007,199,254,740,993.01');
  expect(formatMoney('500', 'USD', 'EN')).toBe('$500.00');
});

test('on a small card an amount is rounded, and a small one is not', () => {
  expect(formatCompactMoney('1234567.80', 'USD', 'EN')).toBe('$1.2M');
  expect(plain(formatCompactMoney('1234567.80', 'RUB', 'RU'))).toBe('1,2 млн ₽');
  expect(formatCompactMoney('9999.40', 'USD', 'EN')).toBe('$9,999');
  expect(formatCompactCount('12345', 'EN')).toBe('12.3K');
  expect(formatCompactCount('9999', 'EN')).toBe('9,999');
});

test('counts, days, shares and changes', () => {
  expect(plain(formatCount('1372', 'RU'))).toBe('1 372');
  expect(formatDays('12.5', 'EN')).toBe('12.5 days');
  expect(plain(formatDays('21', 'RU'))).toBe('21 день');
  expect(plain(formatShare('0.1234', 'RU'))).toBe('12,3 %');
  expect(['0.127', '0.004', '0'].map((ratio) => formatWholeShare(Number(ratio), 'EN'))).toEqual([
    '13%',
    '<1%',
    '0%',
  ]);
  expect(formatChange('5.74', 'EN')).toBe('+5.7%');
  expect(formatChange('-14.26', 'EN')).toBe('−14.3%');
  expect(formatChange('0', 'EN')).toBe('0%');
});

const moscow = { language: 'EN', timezone: 'Europe/Moscow' } as const;

test('days are the company’s, wherever the browser is', () => {
  expect(formatDay('2026-10-31T22:30:00+00:00', moscow)).toBe('1 November 2026');
  expect(
    plain(formatPeriod({ start: '2026-10-01T00:00:00+03:00', end: '2026-11-01T00:00:00+03:00' }, moscow)),
  ).toBe('1 – 31 October 2026');
  expect(formatPeriod({ start: '2026-10-01T00:00:00+03:00', end: '2026-10-01T00:00:00+03:00' }, moscow)).toBe(
    '1 October 2026',
  );
});

test('a step is named by its length', () => {
  expect(formatStep({ start: '2026-10-01T00:00:00+03:00', end: '2026-10-02T00:00:00+03:00' }, moscow)).toBe(
    '1 Oct',
  );
  expect(formatStep({ start: '2026-10-01T00:00:00+03:00', end: '2026-11-01T00:00:00+03:00' }, moscow)).toBe(
    'Oct 2026',
  );
  expect(formatStep({ start: '2026-01-01T00:00:00+03:00', end: '2027-01-01T00:00:00+03:00' }, moscow)).toBe(
    '2026',
  );
});

test('how long ago', () => {
  const now = new Date('2026-10-31T12:00:00Z');
  expect(formatAgo('2026-10-31T11:55:00Z', now, 'EN')).toBe('5 minutes ago');
  expect(formatAgo('2026-10-30T11:00:00Z', now, 'RU')).toBe('вчера');
  expect(formatAgo('2026-10-31T11:59:50Z', now, 'EN')).toBe('now');
});
