import { classes } from './classes';
import { endOf } from './endOf';
import css from './Shortened.module.css';

interface ShortenedProps {
  /** The name. */
  children: string;
  className?: string | undefined;
}

/**
 * A name in one line. Where it has no room it is shortened in its middle, so that names that begin alike stay apart; those who point
 * are told it whole.
 */
export function Shortened({ children: name, className }: ShortenedProps) {
  const end = endOf(name);
  return (
    <span title={name} className={classes(css.name, className)}>
      <span className={css.beginning}>{name.slice(0, name.length - end.length)}</span>
      {end !== '' && <span>{end}</span>}
    </span>
  );
}
