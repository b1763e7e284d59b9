import type { ReactNode } from 'react';
import { useFormat } from '@/format/useFormat';
import type { Decimal } from '@/format/numbers';
import type { Unit } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import { useCard } from '../context/CardContext';
import css from './NumbersTable.module.css';
import { DrilldownNumber } from './DrilldownNumber';

export interface NumberInTable {
  value: Decimal | null;
  unit: Unit;
  /** Whose rows open when it is pressed; nothing opens, if left out. */
  path?: string | undefined;
}

export interface NumbersRow {
  key: string;
  /** What the row is of: a cell for each of the first columns. */
  heads: readonly ReactNode[];
  /** The same in words. */
  label: string;
  numbers: readonly (NumberInTable | undefined)[];
}

interface NumbersTableProps {
  /** What rows are by. */
  heads: readonly string[];
  columns: readonly { key: string; label: string }[];
  rows: readonly NumbersRow[];
  totals?: readonly (NumberInTable | undefined)[];
}

/** The numbers behind what is drawn, exact, each opening its rows. */
export function NumbersTable({ heads, columns, rows, totals }: NumbersTableProps) {
  const { title } = useCard();
  const t = useDesktopTexts();
  return (
    <table className={css.table}>
      <caption className={css.hidden}>{title}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          {columns.map(({ key, label }) => (
            <th key={key} scope="col" className={css.number}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.heads.map((head, index) => (
              <th key={heads[index]} scope="row">
                {head}
              </th>
            ))}
            {columns.map(({ key, label }, index) => (
              <td key={key} className={css.number}>
                <NumberCell
                  cell={row.numbers[index]}
                  label={columns.length > 1 ? `${row.label}, ${label}` : row.label}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {totals && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={heads.length}>
              {t('total')}
            </th>
            {columns.map(({ key, label }, index) => (
              <td key={key} className={css.number}>
                <NumberCell cell={totals[index]} label={columns.length > 1 ? label : undefined} />
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function NumberCell({ cell, label }: { cell: NumberInTable | undefined; label: string | undefined }) {
  const format = useFormat();
  if (!cell) return null;
  const { path } = cell;
  const written = format.figure(cell);
  if (path === undefined || cell.value === null) return written;
  return (
    <DrilldownNumber path={path} label={label} className={css.opens}>
      {written}
    </DrilldownNumber>
  );
}
