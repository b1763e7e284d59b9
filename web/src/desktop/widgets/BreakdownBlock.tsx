import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import css from './blocks.module.css';
import { FigureWithChange } from './FigureWithChange';

const BreakdownBlockFragment = graphql(/* GraphQL */ `
  fragment BreakdownBlock on BreakdownWidget {
    total {
      ...FigureWithChange
      unit
    }
    slices {
      category {
        key
        label
      }
      value
      share
    }
  }
`);

/** A whole in parts. */
export function BreakdownBlock(props: { widget: FragmentType<typeof BreakdownBlockFragment> }) {
  const { total, slices } = readFragment(BreakdownBlockFragment, props.widget);
  const format = useFormat();
  const t = useDesktopTexts();
  if (!total) return null;
  return (
    <>
      <FigureWithChange metric={total} />
      {slices.length === 0 && <p className={css.quiet}>{t('nothing')}</p>}
      <ul className={css.rows}>
        {slices.map(({ category, value, share }) => (
          <li key={category.key} className={css.row}>
            <span>{category.label}</span>
            <span>
              {format.figure({ value, unit: total.unit })}{' '}
              {share !== null && <span className={css.quiet}>{format.share(share)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
