import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import css from './blocks.module.css';

const TableBlockFragment = graphql(/* GraphQL */ `
  fragment TableBlock on TableWidget {
    dimensions {
      key
      title
    }
    columns {
      key
      label
      unit
    }
    rows {
      categories {
        key
        label
      }
      values {
        column
        value
      }
    }
  }
`);

/** Several figures side by side. */
export function TableBlock(props: { widget: FragmentType<typeof TableBlockFragment> }) {
  const { dimensions, columns, rows } = readFragment(TableBlockFragment, props.widget);
  const format = useFormat();
  const t = useDesktopTexts();
  if (rows.length === 0) return <p className={css.quiet}>{t('nothing')}</p>;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {dimensions.map((dimension) => (
            <th key={dimension.key} scope="col">
              {dimension.title}
            </th>
          ))}
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ categories, values }) => (
          <tr key={categories.map(({ key }) => key).join('|')}>
            {categories.map((category, place) => (
              <th key={dimensions[place]?.key} scope="row">
                {category.label}
              </th>
            ))}
            {columns.map((column) => {
              const found = values.find((value) => value.column === column.key);
              return (
                <td key={column.key}>
                  {format.compactFigure({ value: found?.value ?? null, unit: column.unit })}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
