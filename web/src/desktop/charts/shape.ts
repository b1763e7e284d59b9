import type { Days } from '@/format/dates';
import type { Decimal } from '@/format/numbers';

/**
 * A step of what is compared with. Where it ends is not asked for: an earlier period goes on as the clock does, and an answer that told
 * so would hold for that moment alone.
 */
export interface EarlierStep extends Days {
  value: Decimal | null;
}

export interface Step extends EarlierStep {
  start: string;
  end: string;
}

/** A step that opens the rows behind it. */
export interface OpenStep extends Step {
  path: string;
}

/** A step of a chart: what many series together have in it opens no rows. */
export interface DrawnStep extends Step {
  path?: string | undefined;
}

/** Steps that have begun: what is still to come has no value yet, though the API tells one. */
export function begun<S extends Step>(steps: readonly S[], asOf: string): S[] {
  const now = Date.parse(asOf);
  return steps.filter(({ start }) => Date.parse(start) <= now);
}

/** Whether a step is not over. */
export function isRunning({ start, end }: Pick<Step, 'start' | 'end'>, asOf: string): boolean {
  const now = Date.parse(asOf);
  return Date.parse(start) <= now && now < Date.parse(end);
}

/**
 * Where a line begins at the bottom. Bars begin at 0; a line that stays far above it, such as a number of contacts, would be flat,
 * and may begin below its lowest point.
 */
export function baseOf(values: readonly number[]): number {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  if (lowest <= 0 || lowest < highest / 2) return Math.min(0, lowest);
  return lowest - Math.max((highest - lowest) * 0.25, highest * 0.005);
}
