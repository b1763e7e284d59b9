import { describe, expect, it } from 'vitest';
import type { Decimal } from '@/format/numbers';
import { keyOf, OTHERS_KEY, reduced, type Matrix } from './matrix';
import { sumOf } from './sumOf';

const named = (count: number, letter: string) =>
  Array.from({ length: count }, (_, n) => ({ key: `${letter}${n}`, label: `${letter} ${n}`, standsFor: 1 }));

function matrixOf(rowCount: number, columnCount: number): Matrix {
  const rows = named(rowCount, 'r');
  const columns = named(columnCount, 'c');
  return {
    rows,
    columns,
    cells: rows.flatMap((row, y) =>
      columns.map((column, x) => ({
        row: row.key,
        column: column.key,
        value: `${y * 100 + x}.10` as Decimal,
        path: keyOf(row.key, column.key),
      })),
    ),
  };
}

const others = (count: number) => `Other (${count})`;

describe('A matrix', () => {
  it('of few rows and columns stays as it is', () => {
    const matrix = matrixOf(10, 4);
    expect(reduced(matrix, true, others)).toEqual({ kept: matrix, left: 0 });
  });

  it('of many keeps the largest and loses nothing: the others are one more row and column', () => {
    const matrix = matrixOf(60, 40);
    const { kept, left } = reduced(matrix, true, others);
    expect(kept.rows.map(({ label }) => label)).toEqual([
      ...[51, 52, 53, 54, 55, 56, 57, 58, 59].map((n) => `r ${n}`),
      'Other (51)',
    ]);
    expect(kept.columns.at(-1)).toEqual({ key: OTHERS_KEY, label: 'Other (31)', standsFor: 31 });
    expect(left).toBe(51 + 31);
    expect(kept.cells).toHaveLength(100);
    expect(sumOf(kept.cells.map(({ value }) => value))).toBe(sumOf(matrix.cells.map(({ value }) => value)));
    expect(kept.cells.filter(({ path }) => path === undefined)).toHaveLength(19);
  });

  it('counts what the API has put together, and not that it is one', () => {
    const { columns, ...matrix } = matrixOf(3, 40);
    const [first, ...left] = columns;
    const all = [...left, { key: 'other', label: 'Other', standsFor: 1_900 }];
    const cells = matrix.cells.map((cell) =>
      cell.column === first?.key ? { ...cell, column: 'other' } : cell,
    );
    const { kept } = reduced({ ...matrix, columns: all, cells }, true, others);
    expect(kept.columns.at(-1)?.label).toBe(`Other (${30 + 1_900})`);
  });

  it('of averages has no row of others: they do not add up', () => {
    const { kept, left } = reduced(matrixOf(12, 3), false, others);
    expect(kept.rows).toHaveLength(9);
    expect(kept.cells).toHaveLength(27);
    expect(left).toBe(3);
  });
});
