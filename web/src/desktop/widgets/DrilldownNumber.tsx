import type { CSSProperties, ReactNode } from 'react';
import { classes } from '@/design/classes';
import { HintedButton } from '@/design/HintedButton';
import { PlainButton } from '@/design/PlainButton';
import { useOpenRows } from '../context/CardContext';
import css from './DrilldownNumber.module.css';

interface DrilldownNumberProps {
  /** The number's path. */
  path: string;
  /** Which of the block's numbers it is; nothing for its total. */
  label?: string | undefined;
  /** Tells more of it to those who point. */
  hint?: ReactNode;
  className?: string | undefined;
  style?: CSSProperties;
  children: ReactNode;
}

/** A number that opens the rows behind it, and only stands there where cards are only looked at. */
export function DrilldownNumber({
  path,
  label,
  hint,
  className,
  style = {},
  children,
}: DrilldownNumberProps) {
  const openRows = useOpenRows();
  if (!openRows) {
    return (
      <span className={classes(css.number, className)} style={style}>
        {children}
      </span>
    );
  }
  const button = { className, style, children, onPress: () => openRows(path, label) };
  return hint === undefined ? <PlainButton {...button} /> : <HintedButton {...button} hint={hint} />;
}
