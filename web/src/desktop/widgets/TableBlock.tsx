import { graphql, readFragment, type FragmentType } from '@/gql';
import { NumbersTable } from './NumbersTable';
import { Nothing } from './Nothing';

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
    totals {
      path
      column
      value
    }
    rows {
      categories {
        key
        label
      }
      values {
        path
        column
        value
      }
    }
  }
`);

/** Several figures side by side. */
export function TableBlock(props: { widget: FragmentType<typeof TableBlockFragment> }) {
  const { dimensions, columns, totals, rows } = readFragment(TableBlockFragment, props.widget);
  if (columns.length === 0) return null;
  if (rows.length === 0) return <Nothing />;
  return (
    <NumbersTable
      heads={dimensions.map(({ title }) => title)}
      columns={columns}
      rows={rows.map(({ categories, values }) => {
        const keys = categories.map(({ key }) => key);
        return {
          key: JSON.stringify(keys),
          label: categories.map(({ label }) => label).join(', '),
          heads: categories.map(({ label }) => label),
          numbers: columns.map(({ key, unit }) => {
            const found = values.find(({ column }) => column === key);
            return { value: found?.value ?? null, unit, path: found?.path };
          }),
        };
      })}
      totals={columns.map(({ key, unit }) => {
        const found = totals.find(({ column }) => column === key);
        return { value: found?.value ?? null, unit, path: found?.path };
      })}
    />
  );
}
