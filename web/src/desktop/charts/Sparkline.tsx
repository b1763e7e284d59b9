import type { PointerEvent } from 'react';
import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import { baseOf, begun, isRunning, type EarlierStep, type OpenStep } from './shape';
import css from './Sparkline.module.css';
import { usePointed } from './usePointed';

interface SparklineProps {
  steps: readonly OpenStep[];
  /** The steps compared with, the n-th beside the n-th; drawn behind. */
  before: readonly EarlierStep[];
  unit: Unit;
  asOf: string;
  /** Left out where nothing can be opened. */
  onOpen: ((step: OpenStep) => void) | undefined;
}

const WIDTH = 100;
const HEIGHT = 40;

/**
 * The way a number went, small. It tells nothing that the card's table does not tell: those who cannot point read it there.
 * What is not over yet is dashed.
 */
export function Sparkline({ steps, before, unit, asOf, onOpen }: SparklineProps) {
  const format = useFormat();
  const { pointed, point, leave, room } = usePointed<number>();
  const drawn = begun(steps, asOf)
    .map((step, index) => ({ ...step, was: before[index] }))
    .filter(({ value }) => value !== null);
  if (drawn.length < 2) return null;
  const values = drawn.map(({ value }) => Number(value));
  const earlier = drawn.flatMap(({ was }, index) =>
    was?.value ? [{ value: Number(was.value), index }] : [],
  );
  const all = [...values, ...earlier.map(({ value }) => value)];
  const base = baseOf(all);
  const range = Math.max(...all) - base || 1;
  const place = (value: number, index: number) => ({
    x: (index / (values.length - 1)) * WIDTH,
    y: HEIGHT - ((value - base) / range) * HEIGHT,
  });
  const points = values.map(place);
  const last = drawn.at(-1);
  const runs = last !== undefined && isRunning(last, asOf);
  const over = runs ? points.slice(0, -1) : points;
  const at = points[pointed ?? points.length - 1];
  const step = pointed === undefined ? undefined : drawn[pointed];
  const was = step?.was;

  function nearest(event: PointerEvent<HTMLDivElement>): number {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
    return Math.round(share * (values.length - 1));
  }

  return (
    <div
      aria-hidden
      className={css.sparkline}
      ref={room}
      onPointerMove={(event) => point(nearest(event))}
      onPointerDown={(event) => point(nearest(event))}
      onPointerLeave={leave}
      onPointerUp={(event) => {
        const chosen = drawn[nearest(event)];
        if (chosen && event.pointerType === 'mouse') onOpen?.(chosen);
      }}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={css.drawing}>
        <path d={`${path(over)} L ${over.at(-1)?.x ?? 0} ${HEIGHT} L 0 ${HEIGHT} Z`} className={css.area} />
        <path d={path(earlier.map(({ value, index }) => place(value, index)))} className={css.before} />
        <path d={path(over)} className={css.line} />
        {runs && <path d={path(points.slice(-2))} className={css.running} />}
      </svg>
      {at && <span className={css.dot} style={{ left: `${at.x}%`, top: `${(at.y / HEIGHT) * 100}%` }} />}
      {step && (
        <span className={css.told}>
          {format.step(step)} <b>{format.figure({ value: step.value, unit })}</b>
          {was && (
            <span className={css.was}>
              {format.step(was)} {format.figure({ value: was.value, unit })}
            </span>
          )}
        </span>
      )}
    </div>
  );
}

function path(points: readonly { x: number; y: number }[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'} ${x.toFixed(2)} ${y.toFixed(2)}`)
    .join(' ');
}
