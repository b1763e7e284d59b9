import type { CSSProperties } from 'react';
import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import type { DrawnSeries } from '../charts/series';
import css from './Legend.module.css';

/** What each colour is, and how much of it there is. */
export function Legend({ series, unit }: { series: readonly DrawnSeries[]; unit: Unit }) {
  const format = useFormat();
  return (
    <ul className={css.legend}>
      {series.map(({ key, label, colour, total }) => (
        <li key={key} className={css.item}>
          <span
            aria-hidden
            className={css.colour}
            style={{ '--colour': `var(${colour})` } as CSSProperties}
          />
          <span className={css.label}>{label}</span>
          <span className={css.value}>{format.compactFigure({ value: total, unit })}</span>
        </li>
      ))}
    </ul>
  );
}
