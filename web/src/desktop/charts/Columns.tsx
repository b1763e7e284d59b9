import type { PointerEvent } from 'react';
import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import { axisOf, linesOf, placeOn, stacked } from './axis';
import css from './Columns.module.css';
import { Lines } from './Lines';
import { ADDS_UP } from './others';
import { PointTooltip, type TooltipLine } from './PointTooltip';
import type { DrawnSeries } from './series';
import { isRunning, type DrawnStep, type EarlierStep, type Step } from './shape';
import { Stack } from './Stack';
import { StepNames } from './StepNames';
import { sumOf } from './sumOf';
import { usePointed } from './usePointed';

interface ColumnsProps {
  label: string;
  series: readonly DrawnSeries[];
  /** All series together in the steps compared with, the n-th beside the n-th; a line behind. */
  before: readonly EarlierStep[];
  unit: Unit;
  asOf: string;
  onOpen: ((series: DrawnSeries, point: DrawnStep) => void) | undefined;
}

/** What is pointed at: a step, and where. */
interface Pointed {
  index: number;
  x: number;
  y: number;
}

/** Series over time: what adds up as a stack for each step, else as lines. Its numbers are in the card's table. */
export function Columns({ label, series, before, unit, asOf, onOpen }: ColumnsProps) {
  const format = useFormat();
  const t = useDesktopTexts();
  const { pointed, point, forget, leave, room } = usePointed<Pointed>();
  const steps = series[0]?.points ?? [];
  const isStacked = ADDS_UP.has(unit);
  const isToCome = (step: Step) => Date.parse(step.start) > Date.parse(asOf);
  const drawn = series.map(({ points }) => points.map((step) => (isToCome(step) ? null : numberOf(step))));
  // A longer month has more steps than there are columns.
  const earlier = before.slice(0, steps.length).map(numberOf);
  const reached = isStacked ? stacked(drawn) : drawn.flat();
  const axis = axisOf(
    [...reached, ...earlier].map((value) => value ?? 0),
    unit,
  );
  const place = placeOn(axis);
  const lines = linesOf(axis);
  const write = format.axis(axis, unit);
  const open = (one: DrawnSeries, index: number) => {
    const opened = one.points[index];
    if (!opened) return;
    forget();
    onOpen?.(one, opened);
  };
  const step = pointed && steps[pointed.index];

  function pointAt(event: PointerEvent<HTMLDivElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - left) / width) * steps.length);
    point({
      index: Math.min(Math.max(index, 0), steps.length - 1),
      x: event.clientX,
      y: event.clientY,
    });
  }

  return (
    <div role="img" aria-label={t('chartOf', { title: label })} className={css.chart}>
      <div aria-hidden className={css.scale}>
        {lines.map((value) => (
          <span key={value}>{write(value)}</span>
        ))}
      </div>
      <div
        aria-hidden
        className={css.plot}
        ref={room}
        onPointerMove={pointAt}
        onPointerDown={pointAt}
        onPointerLeave={leave}
      >
        <div className={css.lines}>
          {lines.map((value) => (
            <i key={value} className={value === 0 ? css.zero : css.line} />
          ))}
        </div>
        <Lines lines={[{ values: earlier }]} place={place} steps={steps.length} />
        {steps.map((one, index) => (
          <div key={one.start} className={css.step} data-pointed={index === pointed?.index || undefined}>
            {isStacked && (
              <Stack
                series={series}
                values={drawn.map((values) => values[index] ?? null)}
                place={place}
                isRunning={isRunning(one, asOf)}
                onOpen={(pressed) => open(pressed, index)}
              />
            )}
          </div>
        ))}
        {!isStacked && (
          <Lines
            lines={series.map((one, index) => ({
              values: drawn[index] ?? [],
              look: one.look,
              onOpen: (at) => open(one, at),
            }))}
            place={place}
            steps={steps.length}
          />
        )}
      </div>
      <StepNames names={steps.map((one) => format.step(one))} />
      {pointed && step && !isToCome(step) && (
        <PointTooltip
          x={pointed.x}
          y={pointed.y}
          title={isRunning(step, asOf) ? t('soFar', { step: format.step(step) }) : format.step(step)}
          {...told(pointed.index)}
        />
      )}
    </div>
  );

  function told(index: number): { lines: TooltipLine[]; total?: TooltipLine; earlier?: TooltipLine } {
    const values = series.map(({ points }) => points[index]?.value ?? null);
    const figure = (value: (typeof values)[number]) => format.figure({ value, unit });
    const was = before[index];
    return {
      lines: series.map(({ look, label }, place) => ({ look, label, value: figure(values[place] ?? null) })),
      ...(isStacked && series.length > 1 && { total: { label: t('total'), value: figure(sumOf(values)) } }),
      ...(was && { earlier: { label: format.step(was), value: figure(was.value) } }),
    };
  }
}

function numberOf({ value }: EarlierStep): number | null {
  return value === null ? null : Number(value);
}
