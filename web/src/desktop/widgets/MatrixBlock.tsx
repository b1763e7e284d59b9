import type { CSSProperties } from 'react';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import css from './blocks.module.css';
import { useCard } from '../context/CardContext';
import { FigureWithChange } from './FigureWithChange';
import matrix from './MatrixBlock.module.css';
import { NumbersTable } from './NumbersTable';
import { DrilldownNumber } from './DrilldownNumber';
import { ShortFigure } from './ShortFigure';

const MatrixBlockFragment = graphql(/* GraphQL */ `
  fragment MatrixBlock on MatrixWidget {
    total {
      ...FigureWithChange
      unit
    }
    rows {
      key
      label
    }
    columns {
      key
      label
    }
    cells {
      path
      row
      column
      value
    }
  }
`);

/** A whole broken down twice: a heat map with its numbers. */
export function MatrixBlock(props: { widget: FragmentType<typeof MatrixBlockFragment> }) {
  const { total, rows, columns, cells } = readFragment(MatrixBlockFragment, props.widget);
  const format = useFormat();
  const t = useDesktopTexts();
  const { title, isTable } = useCard();
  if (!total) return null;
  const { unit } = total;
  const found = new Map(cells.map((cell) => [keyOf(cell.row, cell.column), cell]));
  const highest = Math.max(...cells.map(({ value }) => Number(value ?? 0)), 0) || 1;
  const written = format.together(
    cells.map(({ value }) => value),
    unit,
  );
  if (isTable && cells.length > 0) {
    return (
      <NumbersTable
        heads={[t('category')]}
        columns={columns}
        rows={rows.map((row) => ({
          key: row.key,
          label: row.label,
          heads: [row.label],
          numbers: columns.map((column) => {
            const cell = found.get(keyOf(row.key, column.key));
            return cell && { value: cell.value, unit, path: cell.path };
          }),
        }))}
      />
    );
  }
  return (
    <>
      <FigureWithChange metric={total} isSmall />
      {cells.length === 0 ? (
        <p className={css.quiet}>{t('nothing')}</p>
      ) : (
        <table className={matrix.matrix}>
          <caption className={css.hidden}>{title}</caption>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                {columns.map((column) => {
                  const cell = found.get(keyOf(row.key, column.key));
                  const heat = Number(cell?.value ?? 0) / highest;
                  return (
                    <td key={column.key}>
                      {cell && (
                        <DrilldownNumber
                          path={cell.path}
                          label={`${row.label}, ${column.label}`}
                          className={matrix.cell}
                          style={{ '--heat': `${8 + Math.round(heat * 92)}%` } as CSSProperties}
                        >
                          <ShortFigure value={cell.value} written={written} exactFrom="never" />
                        </DrilldownNumber>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function keyOf(row: string, column: string): string {
  return JSON.stringify([row, column]);
}
