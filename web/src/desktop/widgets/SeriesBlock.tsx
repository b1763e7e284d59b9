import { useMemo } from 'react';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { coloursOf } from '../charts/categoryColours';
import { LazyColumns } from '../charts/lazy';
import { useDesktopTexts } from '../texts';
import { useAsOf } from '../context/AsOf';
import css from './blocks.module.css';
import { useCard, useOpenRows } from '../context/CardContext';
import { FigureWithChange } from './FigureWithChange';
import { Legend } from './Legend';
import { SeriesTable } from './SeriesTable';

const SeriesBlockFragment = graphql(/* GraphQL */ `
  fragment SeriesBlock on SeriesWidget {
    total {
      ...FigureWithChange
      value
      unit
      previousTrend {
        start
        end
        firstDay
        lastDay
        value
      }
    }
    series {
      path
      category {
        key
        label
      }
      total
      points {
        path
        start
        end
        firstDay
        lastDay
        value
      }
    }
  }
`);

/** Numbers over time, a stack of columns for each step. */
export function SeriesBlock(props: { widget: FragmentType<typeof SeriesBlockFragment> }) {
  const { total, series } = readFragment(SeriesBlockFragment, props.widget);
  const t = useDesktopTexts();
  const format = useFormat();
  const { title, isTable } = useCard();
  const openRows = useOpenRows();
  const asOf = useAsOf();
  const drawn = useMemo(() => {
    const colour = coloursOf(series.map(({ category }) => category));
    return series.map(({ category, ...one }) => ({ ...one, ...category, colour: colour(category) }));
  }, [series]);
  if (!total) return null;
  const { unit } = total;
  if (isTable) return <SeriesTable series={drawn} before={total.previousTrend} unit={unit} />;
  return (
    <>
      <FigureWithChange metric={total} isSmall />
      {series.length === 0 ? (
        <p className={css.quiet}>{t('nothing')}</p>
      ) : (
        <>
          {series.length > 1 && (
            <Legend series={drawn} unit={unit} hasBefore={total.previousTrend.length > 0} />
          )}
          <LazyColumns
            label={title}
            series={drawn}
            before={total.previousTrend}
            unit={unit}
            asOf={asOf}
            onOpen={
              openRows && (({ label }, point) => openRows(point.path, `${label}, ${format.step(point)}`))
            }
          />
        </>
      )}
    </>
  );
}
