import { classes } from '@/design/classes';
import css from './Columns.module.css';
import { Painted } from './Painted';
import type { DrawnSeries } from './series';

interface StackProps {
  series: readonly DrawnSeries[];
  /** Of each series in this step. */
  values: readonly (number | null)[];
  /** Where a value stands, from the bottom (0) to the top (1). */
  place: (value: number) => number;
  /** What is not over is hatched. */
  isRunning: boolean;
  onOpen: (series: DrawnSeries) => void;
}

/** The values of a step on top of each other, those below nothing beneath. */
export function Stack({ series, values, place, isRunning, onOpen }: StackProps) {
  let [above, below] = [0, 0];
  return series.map((one, index) => {
    const value = values[index] ?? 0;
    if (value === 0) return null;
    const from = value > 0 ? above : below;
    const to = from + value;
    if (value > 0) above = to;
    else below = to;
    const bottom = place(Math.min(from, to));
    const height = place(Math.max(from, to)) - bottom;
    return (
      <Painted
        key={one.key}
        look={one.look}
        className={classes(css.bar, isRunning && css.unfinished)}
        style={{ bottom: percent(bottom), height: percent(height) }}
        onClick={() => onOpen(one)}
      />
    );
  });
}

function percent(share: number): string {
  return `${share * 100}%`;
}
