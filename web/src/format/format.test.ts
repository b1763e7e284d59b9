import { expect, test } from 'vitest';
import { formatAgo, formatDay, formatInstant, formatPeriod, formatStep, formatTime } from './dates';
import {
  formatChange,
  formatCount,
  formatDays,
  formatMoney,
  formatRate,
  formatShare,
  formatWholeShare,
  type Decimal,
} from './numbers';
import { countsTogether, daysTogether, moneyTogether, sharesTogether, type Together } from './together';

/** Intl writes spaces that do not break; here they are plain. */
const plain = (text: string) => text.replace(/[\s\u2009\u202f]/gu, ' ');

test('money is written exactly, in the way of the language', () => {
  expect(formatMoney('1234567.80', 'USD', 'EN')).toBe('$1,234,567.80');
  expect(plain(formatMoney('1234567.80', 'RUB', 'RU'))).toBe('1 234 567,80 ₽');
  expect(formatMoney('9007199254740993.01', 'USD', 'EN')).toBe('$9,007,199,254,740,993.01');
  expect(formatMoney('500', 'USD', 'EN')).toBe('$500.00');
});

test('an amount has its decimals also in a currency that people write without any', () => {
  expect(plain(formatMoney('1299.50', 'HUF', 'EN'))).toBe('Ft 1,299.5');
  expect(plain(formatMoney('1299.00', 'HUF', 'EN'))).toBe('Ft 1,299');
  expect(plain(formatMoney('433.3333333333', 'HUF', 'EN'))).toBe('Ft 433.33');
  expect(formatMoney('433.3333333333', 'USD', 'EN')).toBe('$433.33');
  const together = moneyTogether(['1299.5', '20'], 'HUF', 'EN');
  expect(plain(together.exact('20'))).toBe('Ft 20.0');
});

test('an amount in another currency has its code, and a rate all its digits', () => {
  expect(plain(formatMoney('1000', 'CAD', 'EN', 'code'))).toBe('CAD 1,000.00');
  expect(plain(formatMoney('1000', 'USD', 'RU', 'code'))).toBe('1 000,00 USD');
  expect(formatRate('0.0061535', 'EN')).toBe('0.0061535');
  expect(formatRate('0.9198', 'RU')).toBe('0,9198');
});

test('counts, days, shares and changes', () => {
  expect(plain(formatCount('1372', 'RU'))).toBe('1 372');
  expect(formatDays('12.5', 'EN')).toBe('12.5 days');
  expect(plain(formatDays('21', 'RU'))).toBe('21 день');
  expect(plain(formatShare('0.1234', 'RU'))).toBe('12,3 %');
  expect(formatShare('0.12', 'EN')).toBe('12.0%');
  expect(['0.127', '0.004', '0'].map((ratio) => formatWholeShare(Number(ratio), 'EN'))).toEqual([
    '13%',
    '<1%',
    '0%',
  ]);
  expect(formatChange('5.74', 'EN')).toBe('+5.7%');
  expect(formatChange('-14.26', 'EN')).toBe('−14.3%');
  expect(formatChange('0', 'EN')).toBe('0%');
});

const days = (firstDay: string, lastDay: string) => ({ firstDay, lastDay });

test('an instant is written as the company’s clock showed it', () => {
  expect(formatDay('2026-11-01T01:30:00+03:00', 'EN')).toBe('1 November 2026');
  expect(formatInstant('2026-11-01T01:30:00.123456+03:00', 'EN')).toBe('1 Nov, 01:30');
  expect(formatTime('2026-11-01T23:59:59.999+03:00', 'EN')).toBe('23:59');
});

test('a period is written from its first day to its last', () => {
  expect(plain(formatPeriod(days('2026-10-01', '2026-10-31'), 'EN'))).toBe('1 – 31 October 2026');
  expect(plain(formatPeriod(days('2026-12-29', '2027-01-02'), 'EN'))).toBe(
    '29 December 2026 – 2 January 2027',
  );
  expect(formatPeriod(days('2026-10-01', '2026-10-01'), 'EN')).toBe('1 October 2026');
});

test('a step is named by its length', () => {
  expect(formatStep(days('2026-10-01', '2026-10-01'), 'EN')).toBe('1 Oct');
  expect(plain(formatStep(days('2026-10-05', '2026-10-11'), 'EN'))).toBe('5 – 11 Oct');
  expect(formatStep(days('2026-02-01', '2026-02-28'), 'EN')).toBe('Feb 2026');
  expect(formatStep(days('2026-01-01', '2026-12-31'), 'EN')).toBe('2026');
});

test('how long ago', () => {
  const now = new Date('2026-10-31T12:00:00Z');
  expect(formatAgo('2026-10-31T11:55:00Z', now, 'EN')).toBe('5 minutes ago');
  expect(formatAgo('2026-10-30T11:00:00Z', now, 'RU')).toBe('вчера');
  expect(formatAgo('2026-10-31T11:59:50Z', now, 'EN')).toBe('now');
});

test('numbers of one chart have one precision, and are all shortened or none', () => {
  const written = (values: Decimal[], together: Together) =>
    values.map((value) => [together.exact(value), together.short(value)]);
  const money: Decimal[] = ['1234567.8', '340000', '5000', '0'];
  expect(written(money, moneyTogether(money, 'USD', 'EN'))).toEqual([
    ['$1,234,567.80', '$1.2M'],
    ['$340,000.00', '$340.0K'],
    ['$5,000.00', '$5.0K'],
    ['$0.00', '$0'],
  ]);
  const small: Decimal[] = ['9999', '12.5'];
  expect(written(small, countsTogether(small, 'EN'))).toEqual([
    ['9,999.0', '9,999.0'],
    ['12.5', '12.5'],
  ]);
  const shares: Decimal[] = ['0.3333', '0.5'];
  expect(written(shares, sharesTogether(shares, 'EN')).map(([exact]) => exact)).toEqual(['33.3%', '50.0%']);
  const whole: Decimal[] = ['0.25', '0.75'];
  expect(written(whole, sharesTogether(whole, 'EN')).map(([exact]) => exact)).toEqual(['25%', '75%']);
  const days: Decimal[] = ['2', '12.25'];
  expect(written(days, daysTogether(days, 'EN')).map(([exact]) => exact)).toEqual(['2.0 days', '12.3 days']);
});
