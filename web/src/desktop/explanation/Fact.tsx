import type { ReactNode } from 'react';
import css from './ExplanationDrawer.module.css';

/** One thing that is told of a number, by its name. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className={css.name}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
