import { expect, test } from 'vitest';
import { looksOf, NO_CATEGORY, OTHERS, type Coloured } from './looks';

const placed = (key: string, palettePlace: number | null, color: string | null = null): Coloured => ({
  key,
  palettePlace,
  color,
});

test('a category has the colour of its place on every chart, in whatever order it stands there', () => {
  const one = looksOf([placed('a', 2), placed('b', 5)]);
  const other = looksOf([placed('b', 5), placed('c', 7), placed('a', 2)]);
  expect(one.get('a')).toEqual({ colour: '--category-3', pattern: 0 });
  expect(other.get('a')).toEqual(one.get('a'));
  expect(other.get('b')).toEqual(one.get('b'));
});

test('of a thousand people any ten on one chart look different, and most have the colour they have elsewhere', () => {
  for (let first = 0; first < 1000; first += 7) {
    // Multiples of the palette: all have one colour.
    const people = Array.from({ length: 10 }, (_, n) => placed(`${n}`, first + n * 8));
    const looks = [...looksOf(people).values()];
    expect(new Set(looks.map(({ colour, pattern }) => `${colour} ${pattern}`)).size).toBe(10);
    expect(looks[0]).toEqual({ colour: `--category-${(first % 8) + 1}`, pattern: 0 });
  }
});

test('a colour that somebody has chosen is respected, and patterned where it was chosen twice', () => {
  const looks = looksOf([placed('a', 0, '#AABBCC'), placed('b', 1, '#aabbcc'), placed('c', 2)]);
  expect(looks.get('a')).toEqual({ colour: '#AABBCC', pattern: 0 });
  expect(looks.get('b')).toEqual({ colour: '#aabbcc', pattern: 1 });
  expect(looks.get('c')).toEqual({ colour: '--category-3', pattern: 0 });
});

test('what is no category is grey, and what is not given looks otherwise than what is left over', () => {
  const looks = looksOf([placed('other', null), placed('not_given', null), placed('a', 0)]);
  expect(looks.get('not_given')).toEqual(NO_CATEGORY);
  expect(looks.get('other')).toEqual(OTHERS);
});

test('steps of time are one sequence in one colour', () => {
  const looks = looksOf([placed('2026-01-01', 0), placed('2026-01-02', 0)]);
  expect([...looks.values()]).toEqual([
    { colour: '--category-1', pattern: 0 },
    { colour: '--category-1', pattern: 0 },
  ]);
});
