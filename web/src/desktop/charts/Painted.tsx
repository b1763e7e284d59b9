import type { CSSProperties } from 'react';
import { classes } from '@/design/classes';
import css from './look.module.css';
import { colourOf, type Look } from './looks';

interface PaintedProps {
  look: Look;
  className?: string | undefined;
  style?: CSSProperties;
  /** For those who point: whoever uses the keyboard finds the same in a legend or a table. */
  onClick?: (() => void) | undefined;
}

/** A surface in the look of a category: a bar, a mark of a legend. */
export function Painted({ look, className, style, onClick }: PaintedProps) {
  return (
    <span
      aria-hidden
      data-pattern={look.pattern}
      className={classes(css.look, className)}
      style={{ ...style, '--colour': colourOf(look) } as CSSProperties}
      onClick={onClick}
    />
  );
}
