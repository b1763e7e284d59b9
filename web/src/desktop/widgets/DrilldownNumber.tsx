import type { CSSProperties, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { classes } from '@/design/classes';
import { useOpenRows } from '../context/CardContext';
import css from './DrilldownNumber.module.css';

interface DrilldownNumberProps {
  /** The number's path. */
  path: string;
  /** Which of the block's numbers it is; nothing for its total. */
  label?: string | undefined;
  className?: string | undefined;
  style?: CSSProperties;
  children: ReactNode;
}

/** A number that opens the rows behind it, and only stands there where cards are only looked at. */
export function DrilldownNumber({ path, label, className, style = {}, children }: DrilldownNumberProps) {
  const openRows = useOpenRows();
  if (!openRows) {
    return (
      <span className={classes(css.number, className)} style={style}>
        {children}
      </span>
    );
  }
  return (
    <Button
      className={classes(css.number, css.opens, className)}
      style={style}
      onPress={() => openRows(path, label)}
    >
      {children}
    </Button>
  );
}
