import type { Unit } from '@/gql/graphql';

/** The axis of a chart: from one round number to another, with a line at each step between them. */
export interface Axis {
  min: number;
  max: number;
  interval: number;
}

/** Into how many steps an axis is cut, about. */
const STEPS = 4;

/** Round numbers, as far as the first digits go. */
const ROUND = [1, 2, 2.5, 5, 10];

/** Of what there are no smaller steps, or none that are told apart when they are written. */
const FINEST: Record<Unit, number> = { COUNT: 1, NUMBER: 0.01, MONEY: 0.01, RATIO: 0.001, DAYS: 0.1 };

/** The axis for values from 0: each of its lines stands at a number that can be written exactly, and no two at the same. */
export function axisOf(values: readonly number[], unit: Unit): Axis {
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  if (lowest === highest) return { min: 0, max: 1, interval: 1 };
  const interval = Math.max(roundUp((highest - lowest) / STEPS), FINEST[unit]);
  return {
    min: exact(Math.floor(exact(lowest / interval)) * interval),
    max: exact(Math.ceil(exact(highest / interval)) * interval),
    interval,
  };
}

/** Where its lines stand, from the lowest. */
export function linesOf({ min, max, interval }: Axis): number[] {
  const steps = Math.round((max - min) / interval);
  return Array.from({ length: steps + 1 }, (_, step) => exact(min + step * interval));
}

/** Where a value stands on it, from its bottom (0) to its top (1). */
export function placeOn({ min, max }: Axis): (value: number) => number {
  return (value) => (value - min) / (max - min);
}

/** The highest and lowest that values on top of each other reach, step by step. */
export function stacked(series: readonly (readonly (number | null)[])[]): number[] {
  const steps = Math.max(0, ...series.map((values) => values.length));
  return Array.from({ length: steps }, (_, index) => {
    const there = series.map((values) => values[index] ?? 0);
    return [there.filter((value) => value > 0), there.filter((value) => value < 0)];
  }).flatMap((sides) => sides.map((side) => side.reduce((sum, value) => sum + value, 0)));
}

function roundUp(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  const first = exact(value / size);
  return exact((ROUND.find((round) => round >= first) ?? 10) * size);
}

/** Without what floats add to round numbers. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
