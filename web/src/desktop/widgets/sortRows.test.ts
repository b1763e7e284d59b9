import { expect, test } from 'vitest';
import type { Decimal } from '@/format/numbers';
import { sortRows } from './sortRows';

const row = (label: string, value: Decimal | null) => ({
  label,
  heads: [label],
  numbers: [{ value, unit: 'COUNT' as const }],
});
const rows = [row('Ёлка', '2'), row('Item 10', '10'), row('Item 9', null), row('Альфа', '2')];
const labels = (column: number, isDescending: boolean) =>
  sortRows(rows, { column, isDescending }, 'ru').map(({ label }) => label);

test('numbers are numbers, and what there is none of comes last either way', () => {
  expect(labels(1, true)).toEqual(['Item 10', 'Ёлка', 'Альфа', 'Item 9']);
  expect(labels(1, false)).toEqual(['Ёлка', 'Альфа', 'Item 10', 'Item 9']);
});

test('words stand in the alphabet, and numbers within them by size', () => {
  expect(labels(0, false)).toEqual(['Альфа', 'Ёлка', 'Item 9', 'Item 10']);
  expect(labels(0, true)).toEqual(['Item 10', 'Item 9', 'Ёлка', 'Альфа']);
});

test('unasked, rows stay as they came', () => {
  expect(sortRows(rows, undefined, 'en')).toEqual(rows);
});
