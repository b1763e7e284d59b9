import type { ReactNode } from 'react';
import { classes } from './classes';
import css from './Notice.module.css';

interface NoticeProps {
  tone: 'info' | 'warning' | 'failure';
  children: ReactNode;
}

/** Something that must be read, on the page. A failure is read out at once. */
export function Notice({ tone, children }: NoticeProps) {
  return (
    <div role={tone === 'failure' ? 'alert' : 'status'} className={classes(css.notice, css[tone])}>
      {children}
    </div>
  );
}
