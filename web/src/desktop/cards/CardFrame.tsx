import { useId, type ReactNode, type Ref } from 'react';
import { Shortened } from '@/design/Shortened';
import css from './CardFrame.module.css';

interface CardFrameProps {
  ref?: Ref<HTMLElement>;
  title: string;
  /** What is to be said of it, behind its title. */
  beside?: ReactNode;
  /** What can be done with it: seen while it is pointed at, or the focus is in it. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The surface of a block, as high as its place on the grid. */
export function CardFrame({ ref, title, beside, actions, children }: CardFrameProps) {
  const id = useId();
  return (
    <section ref={ref} aria-labelledby={id} className={css.card}>
      <header className={css.header}>
        <h2 id={id} className={css.title}>
          <Shortened>{title}</Shortened>
        </h2>
        <span className={css.beside}>{beside}</span>
      </header>
      {children}
      {/* Seen above, and come to last: Tab comes to the number first. */}
      <div className={css.actions}>{actions}</div>
    </section>
  );
}
