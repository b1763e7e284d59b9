import type { Decimal } from '@/format/numbers';

/** The sum of exact numbers, exact: amounts of money do not go through a float. What is null adds nothing. */
export function sumOf(values: readonly (Decimal | null)[]): Decimal {
  const given = values.filter((value) => value !== null);
  const places = Math.max(0, ...given.map((value) => fractionOf(value).length));
  const sum = given.reduce((total, value) => total + scaled(value, places), 0n);
  if (places === 0) return sum.toString() as Decimal;
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}` as Decimal;
}

function fractionOf(value: Decimal): string {
  return value.split('.')[1] ?? '';
}

function scaled(value: Decimal, places: number): bigint {
  const [whole = '0'] = value.split('.');
  return BigInt(whole + fractionOf(value).padEnd(places, '0'));
}
