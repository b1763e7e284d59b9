import type { Breakpoint } from '@/gql/graphql';

export type { Breakpoint };

/** Cells of the grid, counted from 0. */
export interface Place {
  column: number;
  row: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export const BREAKPOINTS = ['DESKTOP', 'TABLET', 'PHONE'] as const satisfies Breakpoint[];

export const COLUMNS: Record<Breakpoint, number> = { DESKTOP: 12, TABLET: 6, PHONE: 2 };

/** The API allows no more. */
export const MAX_HEIGHT = 12;

export function overlap(a: Place, b: Place): boolean {
  return (
    a.column < b.column + b.width &&
    b.column < a.column + a.width &&
    a.row < b.row + b.height &&
    b.row < a.row + a.height
  );
}

export function samePlace(a: Place, b: Place): boolean {
  return a.column === b.column && a.row === b.row && a.width === b.width && a.height === b.height;
}

/** Row by row, from left to right. */
export function byReading(a: Place, b: Place): number {
  return a.row - b.row || a.column - b.column;
}

/** The first row below all of them. */
export function bottomOf(places: Iterable<Place>): number {
  let bottom = 0;
  for (const { row, height } of places) bottom = Math.max(bottom, row + height);
  return bottom;
}
