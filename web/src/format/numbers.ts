import type { Language } from '@/i18n/language';
import { numberWriter } from './writers';

/** An exact decimal number as the API writes it. Intl formats it without going through a float. */
export type Decimal = `${number}`;

/** "1,234" · "1 234" */
export function formatCount(value: Decimal | number, language: Language): string {
  return numberWriter(language, { maximumFractionDigits: 2 }).format(value);
}

type CurrencyDisplay = 'narrowSymbol' | 'code';

/** "$1,234,567.80" · "1 234 567,80 $" */
export function formatMoney(
  value: Decimal,
  currency: string,
  language: Language,
  currencyDisplay: CurrencyDisplay = 'narrowSymbol',
): string {
  return moneyWriter([value], currency, language, currencyDisplay).format(value);
}

/**
 * What writes these amounts: with the decimals that people write the currency with. Forint and rupiah are written without any; an
 * amount that has some shows two, as the others do.
 */
export function moneyWriter(
  values: readonly Decimal[],
  currency: string,
  language: Language,
  currencyDisplay: CurrencyDisplay = 'narrowSymbol',
): Intl.NumberFormat {
  const money = { style: 'currency', currency, currencyDisplay } as const;
  const usual = numberWriter(language, money);
  const digits = Math.min(2, Math.max(0, ...values.map(decimalsOf)));
  if (digits <= (usual.resolvedOptions().maximumFractionDigits ?? 0)) return usual;
  return numberWriter(language, { ...money, minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** "0.0061535" · "0,0061535": what a unit of a currency costs, with all its digits. */
export function formatRate(value: Decimal, language: Language): string {
  return numberWriter(language, { maximumFractionDigits: 20 }).format(value);
}

/** How many digits it has behind the point that say something. */
function decimalsOf(value: Decimal): number {
  return (value.split('.')[1] ?? '').replace(/0+$/, '').length;
}

/** "12.5 days" · "12,5 дня" */
export function formatDays(value: Decimal | number, language: Language): string {
  return numberWriter(language, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(value);
}

/** A ratio: 0.1234 is "12.3%" · "12,3 %", and 0.12 is "12.0%": under each other they have one precision. */
export function formatShare(ratio: Decimal | number, language: Language): string {
  return numberWriter(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(ratio);
}

/** The same without a fraction, where there is little room: "12%"; what is more than nothing is at least "<1%". */
export function formatWholeShare(ratio: Decimal | number, language: Language): string {
  const whole = numberWriter(language, { style: 'percent', maximumFractionDigits: 0 });
  const isLess = Number(ratio) > 0 && Number(ratio) < 0.01;
  return isLess ? `<${whole.format(0.01)}` : whole.format(ratio);
}

/** A change in percent, always with its sign: 5.74 is "+5.7%" · "+5,7 %"; a real minus, not a hyphen. */
export function formatChange(percent: Decimal | number, language: Language): string {
  return numberWriter(language, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
    .format(Number(percent) / 100)
    .replace('-', '−');
}

/** Whether a number is short enough as it is. */
export function isSmall(value: Decimal | number): boolean {
  return Math.abs(Number(value)) < 10_000;
}
