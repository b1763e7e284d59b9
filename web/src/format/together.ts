import type { Language } from '@/i18n/language';
import { isSmall, moneyWriter, type Decimal } from './numbers';
import { numberWriter } from './writers';

/** How numbers that stand together are written: all with as many digits behind the point as the one that needs most. */
export interface Together {
  exact: (value: Decimal) => string;
  /** For where there is little room. Once one is shortened, all are. */
  short: (value: Decimal) => string;
}

export function moneyTogether(values: readonly Decimal[], currency: string, language: Language): Together {
  const money = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const exact = moneyWriter(values, currency, language);
  const whole = numberWriter(language, { ...money, maximumFractionDigits: 0 });
  const short = anyIsLarge(values) ? shortened(language, money) : (value: Decimal) => whole.format(value);
  return { exact: (value) => exact.format(value), short };
}

export function countsTogether(values: readonly Decimal[], language: Language): Together {
  const written = numberWriter(language, {
    minimumFractionDigits: digitsOf(values.map(Number), 2),
    maximumFractionDigits: 2,
  });
  const { exact } = alike(written);
  return { exact, short: anyIsLarge(values) ? shortened(language, {}) : exact };
}

export function sharesTogether(ratios: readonly Decimal[], language: Language): Together {
  const exact = numberWriter(language, {
    style: 'percent',
    minimumFractionDigits: digitsOf(
      ratios.map((ratio) => Number(ratio) * 100),
      1,
    ),
    maximumFractionDigits: 1,
  });
  return alike(exact);
}

export function daysTogether(values: readonly Decimal[], language: Language): Together {
  const exact = numberWriter(language, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
    minimumFractionDigits: digitsOf(values.map(Number), 1),
    maximumFractionDigits: 1,
  });
  return alike(exact);
}

function shortened(language: Language, style: Intl.NumberFormatOptions): Together['short'] {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const short = numberWriter(language, { ...style, ...digits, notation: 'compact' });
  const nothing = numberWriter(language, { ...style, maximumFractionDigits: 0 });
  return (value) => (Number(value) === 0 ? nothing : short).format(value);
}

/** What is short enough to be written exactly. */
function alike(written: Intl.NumberFormat): Together {
  return { exact: (value) => written.format(value), short: (value) => written.format(value) };
}

function anyIsLarge(values: readonly Decimal[]): boolean {
  return !values.every(isSmall);
}

/** How many digits behind the point these numbers need, of so many at most. */
function digitsOf(values: readonly number[], most: number): number {
  const needs = values.map((value) => (value.toFixed(most).split('.')[1] ?? '').replace(/0+$/, '').length);
  return Math.max(0, ...needs);
}
