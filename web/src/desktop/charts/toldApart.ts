import type { Decimal } from '@/format/numbers';
import { looksOf, NO_CATEGORY, OTHERS, type Coloured, type Look } from './looks';
import { splitOthers } from './others';

interface Counted {
  label: string;
  /** Of how many it tells: of more than itself where the API has put together what is too many for an answer. */
  standsFor: number;
}

/** What a chart draws of a part. */
type Drawn<P> = Omit<P, 'category'> & { key: string; label: string; look: Look };

/** The name of a category: of others, how many they are. */
export function labelOf({ label, standsFor }: Counted, nameOfOthers: (count: number) => string): string {
  return standsFor > 1 ? nameOfOthers(standsFor) : label;
}

/** Of how many categories some tell. */
export function countOf(categories: readonly Pick<Counted, 'standsFor'>[]): number {
  return categories.reduce((count, { standsFor }) => count + standsFor, 0);
}

/**
 * What a chart shows of a whole, and what is too much for it. Each that is shown has a look of its own; the rest look as one. Only
 * what is shown takes looks: however many there are, no two beside each other are alike.
 */
export function toldApart<P extends { category: Coloured & Counted }>(
  parts: readonly P[],
  valueOf: (part: P) => Decimal | null,
  nameOfOthers: (count: number) => string,
): { shown: Drawn<P>[]; rest: Drawn<P>[]; nameOfRest: string } {
  const keyed = parts.map((part) => ({ key: part.category.key, part }));
  const { shown, rest } = splitOthers(keyed, ({ part }) => valueOf(part));
  const looks = looksOf(shown.map(({ part }) => part.category));
  const drawn = ({ category, ...part }: P, look: Look) => ({
    ...part,
    key: category.key,
    label: labelOf(category, nameOfOthers),
    look,
  });
  return {
    shown: shown.map(({ key, part }) => drawn(part, looks.get(key) ?? NO_CATEGORY)),
    rest: rest.map(({ part }) => drawn(part, OTHERS)),
    nameOfRest: nameOfOthers(countOf(rest.map(({ part }) => part.category))),
  };
}
