import { useMemo } from 'react';
import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import { axisOf, stacked } from './axis';
import { ChartCanvas } from './ChartCanvas';
import type { ChartOption } from './echarts';
import { decalOf, STROKES } from './decal';
import { ADDS_UP } from './others';
import type { DrawnSeries } from './series';
import { isRunning, type DrawnStep, type Step } from './shape';
import { sumOf } from './sumOf';
import { tooltip } from './tooltip';
import { useTextSize } from './useTextSize';
import { useTokens } from './useTokens';

export interface ColumnsProps {
  label: string;
  series: readonly DrawnSeries[];
  /** All series together in the steps compared with, the n-th beside the n-th; a line behind. */
  before: readonly Step[];
  unit: Unit;
  asOf: string;
  onOpen: ((series: DrawnSeries, point: DrawnStep) => void) | undefined;
}

export default function Columns({ label, series, before, unit, asOf, onOpen }: ColumnsProps) {
  const format = useFormat();
  const t = useDesktopTexts();
  const token = useTokens();
  const textSize = useTextSize();
  const option = useMemo((): ChartOption => {
    const steps = series[0]?.points ?? [];
    const isStacked = ADDS_UP.has(unit);
    const running = steps.findIndex((step) => isRunning(step, asOf));
    const isToCome = (index: number) => Date.parse(steps[index]?.start ?? '') > Date.parse(asOf);
    const nameOf = (step: Step) => format.step(step);
    const drawn = series.map(({ points }) =>
      points.map(({ value }, index) => (value === null || isToCome(index) ? null : Number(value))),
    );
    // A longer month has more steps than there are columns.
    const earlier = before.slice(0, steps.length).map(({ value }) => value && Number(value));
    const reached = isStacked ? stacked(drawn) : drawn.flat();
    const axis = axisOf(
      [...reached, ...earlier].map((value) => value || 0),
      unit,
    );
    const words = {
      color: token('--text-quiet'),
      fontFamily: 'Inter Variable, sans-serif',
      fontSize: textSize,
    };

    return {
      animation: false,
      grid: {
        left: 4,
        // The label of a step near the end reaches beyond it.
        right: 20,
        top: 12,
        bottom: 2,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: {
        type: 'category',
        data: steps.map(nameOf),
        axisLine: { lineStyle: { color: token('--line-strong') } },
        axisTick: { show: false },
        // The last one ends with the axis: it would be cut off beyond.
        axisLabel: { ...words, hideOverlap: true, margin: 8, alignMaxLabel: 'right' },
      },
      yAxis: {
        type: 'value',
        ...axis,
        axisLabel: { ...words, formatter: format.axis(axis, unit) },
        splitLine: { lineStyle: { color: token('--line') } },
      },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow', shadowStyle: { color: token('--text'), opacity: 0.06 } },
        backgroundColor: token('--raised'),
        borderColor: token('--line'),
        padding: 10,
        transitionDuration: 0,
        formatter: (pointed: unknown) => {
          const index = (pointed as { dataIndex: number }[])[0]?.dataIndex ?? 0;
          const step = steps[index];
          if (!step || isToCome(index)) return document.createElement('span');
          const lines = series.map((one) => ({
            look: one.look,
            label: one.label,
            value: format.figure({ value: one.points[index]?.value ?? null, unit }),
          }));
          const was = before[index];
          const compared = was && {
            label: nameOf(was),
            value: format.figure({ value: was.value, unit }),
          };
          const total =
            isStacked && series.length > 1
              ? {
                  label: t('total'),
                  value: format.figure({
                    value: sumOf(series.map((one) => one.points[index]?.value ?? null)),
                    unit,
                  }),
                }
              : undefined;
          return tooltip(
            index === running ? t('soFar', { step: nameOf(step) }) : nameOf(step),
            lines,
            total,
            compared,
          );
        },
      },
      series: [
        ...series.map((one, place) => {
          const colour = token(one.look.colour);
          const ground = token('--surface');
          const values = drawn[place] ?? [];
          if (!isStacked) {
            return {
              type: 'line',
              name: one.label,
              data: values,
              color: colour,
              lineStyle: { type: STROKES[one.look.pattern] },
              symbolSize: 6,
              showSymbol: values.length <= 31,
            };
          }
          return {
            type: 'bar',
            name: one.label,
            stack: 'all',
            color: colour,
            barMaxWidth: 40,
            barCategoryGap: '28%',
            cursor: 'pointer',
            // Where stacks meet, the surface shows between them: told apart in grey print, too.
            itemStyle: { borderColor: ground, borderWidth: 0.5, decal: decalOf(one.look, ground) },
            // What is nothing has no border either: it would cut through the axis.
            data: values.map((value, index) =>
              index === running ? { value, itemStyle: unfinished(colour, ground) } : value || null,
            ),
          };
        }),
        {
          type: 'line',
          // Behind the columns.
          z: 1,
          data: earlier,
          color: token('--line-strong'),
          lineStyle: { width: 1 },
          symbol: 'none',
          silent: true,
        },
      ],
    };
  }, [series, before, unit, asOf, format, t, token, textSize]);

  return (
    <ChartCanvas
      label={t('chartOf', { title: label })}
      option={option}
      onPress={(seriesIndex, index) => {
        const one = series[seriesIndex];
        const point = one?.points[index];
        if (one && point) onOpen?.(one, point);
      }}
    />
  );
}

/** A column that is not over is hatched. */
function unfinished(colour: string, ground: string) {
  return {
    color: colour,
    opacity: 0.75,
    decal: { color: ground, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 },
  };
}
