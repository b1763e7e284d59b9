import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

interface EmptyStateProps {
  /** What would be here. */
  title: string;
  /** How it gets here. */
  text?: string | undefined;
  /** A button or link that brings it here. */
  children?: ReactNode;
}

export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      <p className={css.title}>{title}</p>
      {text !== undefined && <p className={css.text}>{text}</p>}
      {children}
    </div>
  );
}
