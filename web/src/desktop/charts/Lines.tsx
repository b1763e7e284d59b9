import { classes } from '@/design/classes';
import css from './Lines.module.css';
import { colourOf, type Look } from './looks';
import { Painted } from './Painted';

interface Line {
  /** Of each step; where there is none, the line is broken. */
  values: readonly (number | null)[];
  /** Nothing for what others are compared with. */
  look?: Look;
  /** A point was pressed. */
  onOpen?: (index: number) => void;
}

interface LinesProps {
  lines: readonly Line[];
  /** Where a value stands, from the bottom (0) to the top (1). */
  place: (value: number) => number;
  /** How many steps there is room for; a point stands in the middle of its own. */
  steps: number;
}

/** More points than these would be a line by themselves. */
const POINTS = 31;

/** Lines over steps of time. */
export function Lines({ lines, place, steps }: LinesProps) {
  const x = (index: number) => index + 0.5;
  return (
    <div className={css.lines}>
      <svg viewBox={`0 0 ${steps} 1`} preserveAspectRatio="none" className={css.drawing}>
        {lines.map(({ values, look }, index) => (
          <path
            key={index}
            d={path(values.map((value, at) => value !== null && ([x(at), 1 - place(value)] as const)))}
            data-pattern={look?.pattern}
            className={look ? css.line : css.before}
            style={look && { stroke: colourOf(look) }}
          />
        ))}
      </svg>
      {steps <= POINTS &&
        lines.map(
          ({ values, look, onOpen }) =>
            look &&
            values.map(
              (value, at) =>
                value !== null && (
                  <Painted
                    key={`${look.colour} ${look.pattern} ${at}`}
                    look={{ ...look, pattern: 0 }}
                    className={classes(css.point)}
                    style={{ left: `${(x(at) / steps) * 100}%`, bottom: `${place(value) * 100}%` }}
                    onClick={onOpen && (() => onOpen(at))}
                  />
                ),
            ),
        )}
    </div>
  );
}

/** Through all that there are, anew behind what is missing. */
function path(points: readonly (readonly [number, number] | false)[]): string {
  return points
    .map((point, index) => point && `${points[index - 1] ? 'L' : 'M'} ${point[0]} ${point[1].toFixed(5)}`)
    .filter(Boolean)
    .join(' ');
}
