import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './blocks.module.css';
import { FigureWithChange } from './FigureWithChange';

const MetricBlockFragment = graphql(/* GraphQL */ `
  fragment MetricBlock on MetricWidget {
    metric {
      ...FigureWithChange
      secondary {
        key
        label
        value
        unit
      }
    }
  }
`);

/** One number. */
export function MetricBlock(props: { widget: FragmentType<typeof MetricBlockFragment> }) {
  const { metric } = readFragment(MetricBlockFragment, props.widget);
  const format = useFormat();
  if (!metric) return null;
  return (
    <>
      <FigureWithChange metric={metric} />
      {metric.secondary.length > 0 && (
        <ul className={css.secondary}>
          {metric.secondary.map(({ key, label, value, unit }) => (
            <li key={key}>
              {label} {format.figure({ value, unit })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
