import type { Unit } from '@/gql/graphql';
import type { Language } from '@/i18n/language';
import { isSmall } from './numbers';
import { numberWriter } from './writers';

interface Lines {
  min: number;
  max: number;
  interval: number;
}

/** How the lines of an axis are written: exactly, with as many digits as its step has, and shortened where they are large. */
export function axisWriter(
  { min, max, interval }: Lines,
  unit: Unit,
  currency: string,
  language: Language,
): (value: number) => string {
  const style = styleOf(unit, currency);
  const isLarge = unit !== 'RATIO' && ![min, max].every(isSmall);
  const digits = digitsOf(interval, unit);
  const writer = numberWriter(
    language,
    isLarge
      ? { ...style, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 2 }
      : { ...style, minimumFractionDigits: digits, maximumFractionDigits: digits },
  );
  // Of no number is there a negative nothing.
  return (value) => writer.format(value || 0);
}

function styleOf(unit: Unit, currency: string): Intl.NumberFormatOptions {
  if (unit === 'MONEY') return { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
  if (unit === 'RATIO') return { style: 'percent' };
  return unit === 'DAYS' ? { style: 'unit', unit: 'day', unitDisplay: 'long' } : {};
}

/** How many digits a step has behind the point; of money none or two. */
function digitsOf(step: number, unit: Unit): number {
  const shown = unit === 'RATIO' ? step * 100 : step;
  const { length } = Number(shown.toPrecision(6)).toString().split('.')[1] ?? '';
  return unit === 'MONEY' && length === 1 ? 2 : length;
}
