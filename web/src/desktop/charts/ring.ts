/** A part of a ring: from where to where, as shares of the whole turn. */
export interface Arc {
  from: number;
  to: number;
}

const OUTER = 48;
const INNER = 30;

/** The parts of a ring, from the top on, clockwise. What is nothing, or below it, has none. */
export function arcs(values: readonly number[]): (Arc | undefined)[] {
  const whole = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  let reached = 0;
  return values.map((value) => {
    if (value <= 0) return undefined;
    const from = reached;
    reached += value;
    return { from: from / whole, to: reached / whole };
  });
}

/** How it is drawn around (0, 0). */
export function pathOf({ from, to }: Arc): string {
  // A whole turn ends where it begins, which would draw nothing: it is drawn in halves.
  const half = (from + to) / 2;
  return [
    `M ${at(OUTER, from)}`,
    ...[half, to].map((end) => `A ${OUTER} ${OUTER} 0 0 1 ${at(OUTER, end)}`),
    `L ${at(INNER, to)}`,
    ...[half, from].map((end) => `A ${INNER} ${INNER} 0 0 0 ${at(INNER, end)}`),
    'Z',
  ].join(' ');
}

function at(radius: number, turn: number): string {
  const angle = turn * 2 * Math.PI;
  return `${(radius * Math.sin(angle)).toFixed(3)} ${(-radius * Math.cos(angle)).toFixed(3)}`;
}
