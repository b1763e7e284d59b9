import { graphql, readFragment, type FragmentType } from '@/gql';
import type { BreakdownBlockFragment as Breakdown } from '@/gql/graphql';
import { coloursOf } from '../charts/categoryColours';
import { LazyPie } from '../charts/lazy';
import type { Part } from '../charts/part';
import { useDesktopTexts } from '../texts';
import { Bars } from './Bars';
import css from './blocks.module.css';
import { useCard, useOpenRows } from '../context/CardContext';
import { FigureWithChange } from './FigureWithChange';
import { NumbersTable } from './NumbersTable';

const BreakdownBlockFragment = graphql(/* GraphQL */ `
  fragment BreakdownBlock on BreakdownWidget {
    visualisation
    total {
      ...FigureWithChange
      path
      value
      unit
    }
    slices {
      path
      category {
        key
        label
      }
      value
      share
    }
  }
`);

/** A whole in parts: bars, or a pie. */
export function BreakdownBlock(props: { widget: FragmentType<typeof BreakdownBlockFragment> }) {
  const { total, slices, visualisation } = readFragment(BreakdownBlockFragment, props.widget);
  const t = useDesktopTexts();
  const { isTable } = useCard();
  const openRows = useOpenRows();
  const parts = partsOf(slices);
  if (!total) return null;
  const { unit } = total;
  const open = openRows && (({ path, label }: Part) => openRows(path, label));
  return (
    <>
      <FigureWithChange metric={total} isSmall />
      {slices.length === 0 && <p className={css.quiet}>{t('nothing')}</p>}
      {isTable ? (
        <NumbersTable
          heads={[t('category')]}
          columns={[
            { key: 'value', label: t('value') },
            { key: 'share', label: t('share') },
          ]}
          rows={parts.map(({ key, path, label, value, share }) => ({
            key,
            label,
            heads: [label],
            numbers: [
              { value, unit, path },
              { value: share, unit: 'RATIO' },
            ],
          }))}
          totals={[{ value: total.value, unit, path: total.path }, undefined]}
        />
      ) : visualisation === 'PIE' ? (
        <LazyPie parts={parts} unit={unit} onOpen={open} />
      ) : (
        <Bars parts={parts} unit={unit} />
      )}
    </>
  );
}

function partsOf(slices: Breakdown['slices']): Part[] {
  const colour = coloursOf(slices.map(({ category }) => category));
  return slices.map(({ path, category, value, share }) => ({
    ...category,
    path,
    colour: colour(category),
    value,
    share,
  }));
}
