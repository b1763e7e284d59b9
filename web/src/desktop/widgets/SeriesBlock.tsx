import { useMemo } from 'react';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { looksOf, NO_CATEGORY, OTHERS } from '../charts/looks';
import { ADDS_UP, splitOthers } from '../charts/others';
import { sumOf } from '../charts/sumOf';
import type { DrawnSeries } from '../charts/series';
import { Columns } from '../charts/Columns';
import { useDesktopTexts } from '../texts';
import { useAsOf } from '../context/AsOf';
import { useCard, useOpenRows } from '../context/CardContext';
import { FigureWithChange } from './FigureWithChange';
import { Legend } from './Legend';
import { SeriesTable } from './SeriesTable';
import { StepControl } from './StepControl';
import head from './StepControl.module.css';
import { Nothing } from './Nothing';

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
        color
        palettePlace
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
  const { title, isTable, showTable } = useCard();
  const openRows = useOpenRows();
  const asOf = useAsOf();
  const drawn = useMemo(() => {
    const looks = looksOf(series.map(({ category }) => category));
    return series.map(({ category: { key, label }, ...one }): DrawnSeries => {
      return { ...one, key, label, look: looks.get(key) ?? NO_CATEGORY };
    });
  }, [series]);
  const unit = total?.unit ?? 'COUNT';
  const shown = useMemo(() => {
    const { shown, rest } = splitOthers(drawn, ({ total }) => total);
    if (rest.length === 0 || !ADDS_UP.has(unit)) return shown;
    return [...shown, together(rest, t('others', { count: rest.length }))];
  }, [drawn, unit, t]);
  if (!total) return null;
  if (isTable) {
    return (
      <>
        <div className={head.above}>
          <StepControl />
        </div>
        <SeriesTable series={drawn} before={total.previousTrend} unit={unit} />
      </>
    );
  }
  return (
    <>
      <div className={head.head}>
        <FigureWithChange metric={total} isSmall />
        <StepControl />
      </div>
      {series.length === 0 ? (
        <Nothing />
      ) : (
        <>
          {series.length > 1 && (
            <Legend
              series={shown}
              undrawn={ADDS_UP.has(unit) ? 0 : drawn.length - shown.length}
              unit={unit}
              hasBefore={total.previousTrend.length > 0}
            />
          )}
          <Columns
            label={title}
            series={shown}
            before={total.previousTrend}
            unit={unit}
            asOf={asOf}
            onOpen={
              openRows &&
              (({ label }, point) =>
                point.path === undefined
                  ? showTable()
                  : openRows(point.path, `${label}, ${format.step(point)}`))
            }
          />
        </>
      )}
    </>
  );
}

/** Series as one, step by step. */
function together(series: readonly DrawnSeries[], label: string): DrawnSeries {
  return {
    key: 'others',
    label,
    path: undefined,
    look: OTHERS,
    total: sumOf(series.map(({ total }) => total)),
    points: (series[0]?.points ?? []).map((step, index) => ({
      ...step,
      path: undefined,
      value: sumOf(series.map(({ points }) => points[index]?.value ?? null)),
    })),
  };
}
