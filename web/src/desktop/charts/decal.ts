import type { Look } from './looks';

/** The pattern of a look on a canvas, in the colour of what is behind it. */
export function decalOf({ pattern }: Look, ground: string) {
  const shape = DECALS[pattern];
  return shape && { ...shape, color: ground };
}

const DECALS = [
  undefined,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  { symbol: 'circle', symbolSize: 0.6, dashArrayX: [[5, 0]], dashArrayY: [5, 0] },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 2], rotation: 0 },
] as const;

/** The same of a line. */
export const STROKES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]] as const;
