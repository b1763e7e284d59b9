import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './blocks.module.css';
import { FigureWithChange } from './FigureWithChange';

const SeriesBlockFragment = graphql(/* GraphQL */ `
  fragment SeriesBlock on SeriesWidget {
    total {
      ...FigureWithChange
      unit
    }
    series {
      category {
        key
        label
      }
      total
    }
  }
`);

/** Numbers over time. */
export function SeriesBlock(props: { widget: FragmentType<typeof SeriesBlockFragment> }) {
  const { total, series } = readFragment(SeriesBlockFragment, props.widget);
  const format = useFormat();
  if (!total) return null;
  return (
    <>
      <FigureWithChange metric={total} />
      <ul className={css.rows}>
        {series.map((one) => (
          <li key={one.category.key} className={css.row}>
            <span>{one.category.label}</span>
            <span>{format.figure({ value: one.total, unit: total.unit })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
