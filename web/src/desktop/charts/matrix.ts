import type { Decimal } from '@/format/numbers';
import { splitOthers } from './others';
import { sumOf } from './sumOf';
import { countOf } from './toldApart';

interface Named {
  key: string;
  label: string;
  standsFor: number;
}

export interface Cell {
  row: string;
  column: string;
  value: Decimal | null;
  /** Nothing for several cells together. */
  path?: string | undefined;
}

export interface Matrix {
  rows: readonly Named[];
  columns: readonly Named[];
  cells: readonly Cell[];
}

/** The key of all rows, or columns, that are too many to be looked at. */
export const OTHERS_KEY = 'others';

/**
 * A matrix that can be taken in at a glance: of many rows and columns the largest, and what is left as one more of each, where parts
 * add up. `left` is how many rows and columns are not there by themselves.
 */
export function reduced(
  { rows, columns, cells }: Matrix,
  addsUp: boolean,
  nameOfOthers: (count: number) => string,
): { kept: Matrix; left: number } {
  const ofRows = splitOthers(rows, weighed(cells, 'row'));
  const ofColumns = splitOthers(columns, weighed(cells, 'column'));
  const left = ofRows.rest.length + ofColumns.rest.length;
  if (left === 0) return { kept: { rows, columns, cells }, left };
  const withOthers = ({ shown, rest }: { shown: Named[]; rest: Named[] }) => {
    const standsFor = countOf(rest);
    return addsUp && rest.length > 0
      ? [...shown, { key: OTHERS_KEY, label: nameOfOthers(standsFor), standsFor }]
      : shown;
  };
  const keptRows = new Set(ofRows.shown.map(({ key }) => key));
  const keptColumns = new Set(ofColumns.shown.map(({ key }) => key));
  const alone: Cell[] = [];
  const together = new Map<string, Cell[]>();
  for (const cell of cells) {
    const row = keptRows.has(cell.row) ? cell.row : OTHERS_KEY;
    const column = keptColumns.has(cell.column) ? cell.column : OTHERS_KEY;
    if (row !== OTHERS_KEY && column !== OTHERS_KEY) alone.push(cell);
    else if (addsUp) {
      const place = keyOf(row, column);
      const there = together.get(place);
      if (there) there.push({ ...cell, row, column });
      else together.set(place, [{ ...cell, row, column }]);
    }
  }
  const sums = [...together.values()].flatMap((all) => {
    const [first] = all;
    return first
      ? [{ row: first.row, column: first.column, value: sumOf(all.map(({ value }) => value)) }]
      : [];
  });
  return {
    kept: { rows: withOthers(ofRows), columns: withOthers(ofColumns), cells: [...alone, ...sums] },
    left,
  };
}

/** Tells cells apart. */
export function keyOf(row: string, column: string): string {
  return JSON.stringify([row, column]);
}

/** How much stands in a row, or a column. */
function weighed(cells: readonly Cell[], side: 'row' | 'column') {
  const values = new Map<string, (Decimal | null)[]>();
  for (const cell of cells) {
    const all = values.get(cell[side]);
    if (all) all.push(cell.value);
    else values.set(cell[side], [cell.value]);
  }
  return ({ key }: Named) => sumOf(values.get(key) ?? []);
}
