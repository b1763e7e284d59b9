import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import css from './blocks.module.css';
import { FigureWithChange } from './FigureWithChange';

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
      row
      column
      value
    }
  }
`);

/** A whole broken down twice. */
export function MatrixBlock(props: { widget: FragmentType<typeof MatrixBlockFragment> }) {
  const { total, rows, columns, cells } = readFragment(MatrixBlockFragment, props.widget);
  const format = useFormat();
  const t = useDesktopTexts();
  if (!total) return null;
  if (cells.length === 0) return <p className={css.quiet}>{t('nothing')}</p>;
  return (
    <>
      <FigureWithChange metric={total} />
      <table className={css.table}>
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
                const cell = cells.find((one) => one.row === row.key && one.column === column.key);
                return (
                  <td key={column.key}>
                    {cell && format.compactFigure({ value: cell.value, unit: total.unit })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
