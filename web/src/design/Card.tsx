import { useId, type ReactNode } from 'react';
import css from './Card.module.css';
import { classes } from './classes';

interface CardProps {
  title: string;
  children: ReactNode;
  className?: string | undefined;
}

/** A surface about one thing, which its title names. */
export function Card({ title, children, className }: CardProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes(css.card, className)}>
      <h2 id={id} className={css.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
