import { readFragment, type FragmentType } from '@/gql';
import type { RowsBehindQuery, RowsFragment, Unit } from '@/gql/graphql';
import type { NumberOf } from './number';
import { Rows, RowsOfMetric } from './RowsBehind';

type Widget = NonNullable<RowsBehindQuery['dashboard']['widget']>;
type Behind = FragmentType<typeof Rows> | null;

/** Which parts of a block the query asks for, to find the rows behind this number. */
export function partsFor({ of }: NumberOf) {
  return {
    total: of === 'total',
    secondary: of === 'secondary',
    trend: of === 'trend',
    parts: of === 'slice' || of === 'point' || of === 'cell' || of === 'step' || of === 'value',
    columns: of === 'columnTotal',
    losses: of === 'loss',
  };
}

/** The rows behind this number; null where the block has it no more. */
export function findRows(widget: Widget, number: NumberOf): RowsFragment | null {
  return readFragment(Rows, find(widget, number) ?? null);
}

function find(widget: Widget, number: NumberOf): Behind | undefined {
  const figure = 'metric' in widget ? widget.metric : 'total' in widget ? widget.total : null;
  const metric = readFragment(RowsOfMetric, figure ?? null);
  switch (number.of) {
    case 'total':
      return metric?.records;
    case 'secondary':
      return metric?.secondary?.find(({ key }) => key === number.key)?.records;
    case 'trend':
      return metric?.trend?.find(({ start }) => start === number.start)?.records;
    case 'slice':
      if (widget.__typename !== 'BreakdownWidget') return undefined;
      return widget.slices?.find(({ category }) => category.key === number.category)?.records;
    case 'point':
      if (widget.__typename !== 'SeriesWidget') return undefined;
      return widget.series
        ?.find(({ category }) => category.key === number.category)
        ?.points.find(({ start }) => start === number.start)?.records;
    case 'cell':
      if (widget.__typename !== 'MatrixWidget') return undefined;
      return widget.cells?.find(({ row, column }) => row === number.row && column === number.column)?.records;
    case 'step':
    case 'loss':
      return findInFunnels(widget, number);
    case 'value':
      if (widget.__typename !== 'TableWidget') return undefined;
      return widget.rows
        ?.find(({ categories }) => categories.every(({ key }, index) => key === number.row[index]))
        ?.values.find(({ column }) => column === number.column)?.records;
    case 'columnTotal':
      if (widget.__typename !== 'TableWidget') return undefined;
      return widget.totals?.find(({ column }) => column === number.column)?.records;
  }
}

function findInFunnels(
  widget: Widget,
  number: Extract<NumberOf, { of: 'step' | 'loss' }>,
): Behind | undefined {
  if (widget.__typename !== 'FunnelWidget') return undefined;
  const funnel = widget.funnels.find(({ dealType }) => dealType.id === number.dealType);
  if (number.of === 'step') return funnel?.steps?.find(({ stage }) => stage.id === number.stage)?.records;
  return funnel?.lost?.find(
    ({ from, stage }) => (from?.id ?? null) === number.from && stage.id === number.stage,
  )?.records;
}

/** What the block's number is counted in. */
export function unitOf(widget: Widget): Unit {
  const figure = 'metric' in widget ? widget.metric : 'total' in widget ? widget.total : null;
  return readFragment(RowsOfMetric, figure ?? null)?.unit ?? 'COUNT';
}
