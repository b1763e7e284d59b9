import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import type { DrawnSeries } from '../charts/series';
import { begun, isRunning, type EarlierStep } from '../charts/shape';
import { useDesktopTexts } from '../texts';
import { useAsOf } from '../context/AsOf';
import { NumbersTable } from './NumbersTable';

interface SeriesTableProps {
  series: readonly Omit<DrawnSeries, 'look'>[];
  /** All together in the steps compared with, the n-th beside the n-th. */
  before: readonly EarlierStep[];
  unit: Unit;
}

/** A row for each step, the latest first; a column for each series. */
export function SeriesTable({ series, before, unit }: SeriesTableProps) {
  const format = useFormat();
  const t = useDesktopTexts();
  const asOf = useAsOf();
  const steps = begun(series[0]?.points ?? [], asOf);
  return (
    <NumbersTable
      heads={[t('step')]}
      columns={before.length > 0 ? [...series, { key: 'before', label: t('before') }] : series}
      rows={steps
        .map((step, index) => {
          const label = format.step(step);
          return {
            key: step.start,
            label,
            heads: [isRunning(step, asOf) ? t('soFar', { step: label }) : label],
            numbers: [
              ...series.map(({ points }) => ({
                value: points[index]?.value ?? null,
                unit,
                path: points[index]?.path,
              })),
              { value: before[index]?.value ?? null, unit },
            ],
          };
        })
        .toReversed()}
      totals={series.map(({ total, path }) => ({ value: total, unit, path }))}
    />
  );
}
