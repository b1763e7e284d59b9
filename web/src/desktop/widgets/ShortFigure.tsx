import { classes } from '@/design/classes';
import type { Decimal } from '@/format/numbers';
import type { Together } from '@/format/together';
import { NO_FIGURE } from '@/format/useFormat';
import css from './ShortFigure.module.css';

interface ShortFigureProps {
  value: Decimal | null;
  /** How it and those beside it are written. */
  written: Together;
  /** What is said around it. */
  words?: (written: string) => string;
  /** From what width of its card, or of what else is called so, there is room for it as it is. */
  exactFrom?: 'narrow' | 'wide' | 'never';
}

/** A number that is shortened where its card has little room: exact all the same to those who point or listen. */
export function ShortFigure({ value, written, words = (it) => it, exactFrom = 'narrow' }: ShortFigureProps) {
  if (value === null) return words(NO_FIGURE);
  const exact = written.exact(value);
  const short = written.short(value);
  if (short === exact) return words(exact);
  return (
    <span title={exact} className={classes(css.figure, css[exactFrom])}>
      <span aria-hidden className={css.short}>
        {words(short)}
      </span>
      <span className={css.exact}>{words(exact)}</span>
    </span>
  );
}
