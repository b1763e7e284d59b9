import { expect, test } from 'vitest';
import type { Decimal } from '@/format/numbers';
import { splitOthers, TOLD_APART } from './others';

const parts = (count: number): { key: string; weight: Decimal }[] =>
  Array.from({ length: count }, (_, n) => ({ key: `${n}`, weight: `${(n * 7) % count}` }));

const weight = (part: { weight: Decimal }) => part.weight;

test('as many as eyes tell apart all stay', () => {
  expect(splitOthers(parts(TOLD_APART), weight)).toEqual({ shown: parts(TOLD_APART), rest: [] });
});

test('of more the largest stay, in their order, and nothing is lost', () => {
  const all = [...parts(30), { key: 'other', weight: '1000' as Decimal }];
  const { shown, rest } = splitOthers(all, weight);
  expect(shown).toHaveLength(TOLD_APART - 1);
  expect(shown.map(({ key }) => Number(key))).toEqual(
    shown.map(({ key }) => Number(key)).toSorted((a, b) => a - b),
  );
  expect(Math.min(...shown.map(({ weight }) => Number(weight)))).toBe(21);
  expect(rest).toHaveLength(all.length - shown.length);
  expect(rest.map(({ key }) => key)).toContain('other');
});
