import type { ReactNode } from 'react';
import css from './TwoPanes.module.css';

interface TwoPanesProps {
  /** What is set. */
  children: ReactNode;
  /** What people will see. It stays in sight while the other side scrolls. */
  outcome: ReactNode;
}

export function TwoPanes({ children, outcome }: TwoPanesProps) {
  return (
    <div className={css.panes}>
      <div className={css.pane}>{children}</div>
      <div className={css.outcome}>{outcome}</div>
    </div>
  );
}
