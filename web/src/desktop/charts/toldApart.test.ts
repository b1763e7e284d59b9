import { expect, test } from 'vitest';
import type { Decimal } from '@/format/numbers';
import { OTHERS } from './looks';
import { TOLD_APART } from './others';
import { toldApart } from './toldApart';

const nameOfOthers = (count: number) => `Other (${count})`;
interface Part {
  category: { key: string; label: string; palettePlace: number | null; color: null; standsFor: number };
  value: Decimal;
}

const part = (place: number, value: number): Part => ({
  category: { key: `${place}`, label: `Type ${place}`, palettePlace: place, color: null, standsFor: 1 },
  value: `${value}`,
});
const valueOf = ({ value }: Part) => value;

test('however many there are, no two that are shown look alike, and the rest looks as one', () => {
  for (let first = 0; first < 8; first += 1) {
    // The largest are of one colour, and stand behind more than there are looks.
    const parts = Array.from({ length: 100 }, (_, place) => part(place, place % 8 === first ? place : 0));
    const { shown, rest } = toldApart(parts, valueOf, nameOfOthers);
    expect(new Set(shown.map(({ look }) => JSON.stringify(look))).size).toBe(TOLD_APART - 1);
    expect(new Set(rest.map(({ look }) => look))).toEqual(new Set([OTHERS]));
  }
});

test('of the rest all are counted, also those that the API has put together', () => {
  const other: Part = {
    category: { key: 'other', label: 'Other', palettePlace: null, color: null, standsFor: 1_900 },
    value: '5',
  };
  const parts = [...Array.from({ length: 100 }, (_, place) => part(place, 100 - place)), other];
  const { rest, nameOfRest } = toldApart(parts, valueOf, nameOfOthers);
  expect(nameOfRest).toBe('Other (1991)');
  expect(rest.at(-1)?.label).toBe('Other (1900)');
});
