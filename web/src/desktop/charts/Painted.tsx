import type { CSSProperties } from 'react';
import { classes } from '@/design/classes';
import css from './look.module.css';
import { colourOf, type Look } from './looks';

interface PaintedProps {
  look: Look;
  className?: string | undefined;
}

/** A surface in the look of a category: a bar, a mark of a legend. */
export function Painted({ look, className }: PaintedProps) {
  return (
    <span
      aria-hidden
      data-pattern={look.pattern}
      className={classes(css.look, className)}
      style={{ '--colour': colourOf(look) } as CSSProperties}
    />
  );
}
