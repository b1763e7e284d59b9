import type { Decimal } from '@/format/numbers';
import { NO_FIGURE } from '@/format/useFormat';
import type { Together } from '@/format/together';
import css from './ShortFigure.module.css';

interface ShortFigureProps {
  value: Decimal | null;
  /** How it and those beside it are written. */
  written: Together;
}

/** A number that is shortened where a container called `figures` has little room: exact all the same to those who point or listen. */
export function ShortFigure({ value, written }: ShortFigureProps) {
  if (value === null) return NO_FIGURE;
  const exact = written.exact(value);
  const short = written.short(value);
  if (short === exact) return exact;
  return (
    <span title={exact}>
      <span aria-hidden className={css.short}>
        {short}
      </span>
      <span className={css.exact}>{exact}</span>
    </span>
  );
}
