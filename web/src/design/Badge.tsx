import type { ReactNode } from 'react';
import css from './Badge.module.css';
import { classes } from './classes';
import { Shortened } from './Shortened';

interface BadgeProps {
  tone?: 'neutral' | 'accent' | 'success' | 'failure' | 'warning';
  children: ReactNode;
}

/** A word or two about what stands beside it. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return (
    <span className={classes(css.badge, css[tone])}>
      {typeof children === 'string' ? <Shortened>{children}</Shortened> : children}
    </span>
  );
}
