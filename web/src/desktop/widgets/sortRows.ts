import type { NumbersRow } from './numbersRow';

/** By which column rows stand, counted over heads and numbers; descending, as numbers are looked at first. */
export interface Sorting {
  column: number;
  isDescending: boolean;
}

/** The rows in the order that is wanted; where there is nothing, last. Rows that are alike stay in their order. */
export function sortRows<Row extends Pick<NumbersRow, 'label' | 'numbers' | 'heads'>>(
  rows: readonly Row[],
  sorting: Sorting | undefined,
  language: string,
): readonly Row[] {
  if (!sorting) return rows;
  const { column, isDescending } = sorting;
  const way = isDescending ? -1 : 1;
  const heads = rows[0]?.heads.length ?? 0;
  if (column < heads) {
    const { compare } = new Intl.Collator(language, { numeric: true });
    return rows.toSorted((one, other) => way * compare(wordOf(one, column), wordOf(other, column)));
  }
  return rows.toSorted((one, other) => {
    const [a, b] = [one, other].map(({ numbers }) => numbers[column - heads]?.value ?? null);
    if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
    if (b === null || b === undefined) return -1;
    return way * (Number(a) - Number(b));
  });
}

function wordOf({ heads, label }: Pick<NumbersRow, 'label' | 'heads'>, column: number): string {
  const head = heads[column];
  return typeof head === 'string' ? head : label;
}
