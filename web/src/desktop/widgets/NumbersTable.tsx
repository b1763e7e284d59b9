import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { classes } from '@/design/classes';
import { PlainButton } from '@/design/PlainButton';
import { Shortened } from '@/design/Shortened';
import { useFormat } from '@/format/useFormat';
import { useViewer } from '@/session/viewer';
import { useDesktopTexts } from '../texts';
import { useCard } from '../context/CardContext';
import css from './NumbersTable.module.css';
import { DrilldownNumber } from './DrilldownNumber';
import type { NumberInTable, NumbersRow } from './numbersRow';
import { sortRows, type Sorting } from './sortRows';

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
  const language = useViewer().language.toLowerCase();
  const [sorting, setSorting] = useState<Sorting>();
  // Numbers from the greatest, words from the first; then the other way round, then as they came.
  const sortBy = (column: number) =>
    setSorting((before) => {
      const first = column >= heads.length;
      if (before?.column !== column) return { column, isDescending: first };
      return before.isDescending === first ? { column, isDescending: !first } : undefined;
    });
  return (
    <table className={css.table}>
      <caption className={css.hidden}>{title}</caption>
      <thead>
        <tr>
          {[...heads, ...columns.map(({ label }) => label)].map((label, column) => (
            <th
              key={column}
              scope="col"
              aria-sort={
                sorting?.column === column ? (sorting.isDescending ? 'descending' : 'ascending') : undefined
              }
              className={classes(column >= heads.length && css.number)}
            >
              <PlainButton className={css.sort} onPress={() => sortBy(column)}>
                {isLong(label) ? <Shortened className={css.head}>{label}</Shortened> : label}
                {sorting?.column === column && <Arrow isDown={sorting.isDescending} />}
              </PlainButton>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sortRows(rows, sorting, language).map((row) => (
          <tr key={row.key}>
            {row.heads.map((head, index) => (
              <th
                key={heads[index]}
                scope="row"
                className={classes(typeof head === 'string' && isLong(head) && css.long)}
              >
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

/** How long a name may be to stand in one line beside numbers. */
const LINE = 24;

function isLong(name: string): boolean {
  return name.length > LINE;
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

function Arrow({ isDown }: { isDown: boolean }) {
  const Icon = isDown ? ArrowDown : ArrowUp;
  return <Icon size={12} aria-hidden />;
}
