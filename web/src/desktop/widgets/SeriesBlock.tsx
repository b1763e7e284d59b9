import { useMemo } from 'react';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { OTHERS } from '../charts/looks';
import { ADDS_UP } from '../charts/others';
import { sumOf } from '../charts/sumOf';
import type { DrawnSeries } from '../charts/series';
import { labelOf, toldApart } from '../charts/toldApart';
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
        standsFor
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
  const unit = total?.unit ?? 'COUNT';
  const shown = useMemo(() => {
    const { shown, rest, nameOfRest } = toldApart(
      series,
      ({ total }) => total,
      (count) => t('others', { count }),
    );
    return rest.length === 0 || !ADDS_UP.has(unit) ? shown : [...shown, together(rest, nameOfRest)];
  }, [series, unit, t]);
  if (!total) return null;
  if (isTable) {
    return (
      <>
        <div className={head.above}>
          <StepControl />
        </div>
        <SeriesTable
          series={series.map(({ category, ...one }) => ({
            ...one,
            key: category.key,
            label: labelOf(category, (count) => t('others', { count })),
          }))}
          before={total.previousTrend}
          unit={unit}
        />
      </>
    );
  }
  // Many names would leave the chart no room above it: they stand below.
  const isLong = shown.length > 6;
  const legend = series.length > 1 && (
    <Legend
      series={shown}
      undrawn={ADDS_UP.has(unit) ? 0 : series.length - shown.length}
      unit={unit}
      isLong={isLong}
      hasBefore={total.previousTrend.length > 0}
    />
  );
  return (
    <>
      <div className={head.head}>
        <div className={head.told}>
          <FigureWithChange metric={total} isSmall />
        </div>
        <StepControl />
      </div>
      {series.length === 0 ? (
        <Nothing />
      ) : (
        <>
          {!isLong && legend}
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
          {isLong && legend}
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
