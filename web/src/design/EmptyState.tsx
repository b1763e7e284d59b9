import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

interface EmptyStateProps {
  /** What would be here. */
  title: string;
  /** Whether it stands in place of a whole page: its title is the page's heading then. */
  isPage?: boolean;
  /** How it gets here. */
  text?: string | undefined;
  /** A button or link that brings it here. */
  children?: ReactNode;
}

export function EmptyState({ title, isPage = false, text, children }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={css.empty}>
      <Title className={css.title}>{title}</Title>
      {text !== undefined && <p className={css.text}>{text}</p>}
      {children}
    </div>
  );
}
