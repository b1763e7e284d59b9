import { useId, type ReactNode } from 'react';
import { classes } from '@/design/classes';
import css from './Section.module.css';

interface SectionProps {
  title: string;
  /** What is wrong with all of it. */
  error?: string | undefined;
  children: ReactNode;
}

/** A part of the form. */
export function Section({ title, error, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={css.section}>
      <h2 id={id} className={css.title}>
        {title}
      </h2>
      {error !== undefined && <p className={css.error}>{error}</p>}
      {children}
    </section>
  );
}

export function Fields({ children }: { children: ReactNode }) {
  return <div className={css.fields}>{children}</div>;
}

/** A field that takes the whole width. */
export function Wide({ children }: { children: ReactNode }) {
  return <div className={classes(css.wide)}>{children}</div>;
}
