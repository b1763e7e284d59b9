import type { Decimal } from '@/format/numbers';
import type { Unit } from '@/gql/graphql';

/** How many marks of one chart eyes tell apart. */
export const TOLD_APART = 10;

/** Units whose parts add up to a whole. Averages and ratios do not. */
export const ADDS_UP: ReadonlySet<Unit> = new Set(['COUNT', 'MONEY', 'NUMBER']);

/**
 * What a chart shows, and what is too much for it: where there is more than eyes tell apart, the largest are shown, and what the
 * API calls "other" is among the rest. Both keep their order.
 */
export function splitOthers<P extends { key: string }>(
  parts: readonly P[],
  valueOf: (part: P) => Decimal | null,
): { shown: P[]; rest: P[] } {
  if (parts.length <= TOLD_APART) return { shown: [...parts], rest: [] };
  const weight = (part: P) => Math.abs(Number(valueOf(part) ?? 0));
  const largest = new Set(
    parts
      .filter(({ key }) => key !== 'other')
      .toSorted((one, another) => weight(another) - weight(one))
      .slice(0, TOLD_APART - 1),
  );
  return {
    shown: parts.filter((part) => largest.has(part)),
    rest: parts.filter((part) => !largest.has(part)),
  };
}
