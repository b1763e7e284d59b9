import type { CSSProperties } from 'react';
import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import type { DrawnSeries } from '../charts/series';
import { useDesktopTexts } from '../texts';
import css from './Legend.module.css';

interface LegendProps {
  series: readonly DrawnSeries[];
  unit: Unit;
  /** Whether a line behind shows what all is compared with. */
  hasBefore: boolean;
}

/** What each colour is, and how much of it there is. */
export function Legend({ series, unit, hasBefore }: LegendProps) {
  const format = useFormat();
  const t = useDesktopTexts();
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
      {hasBefore && (
        <li className={css.item}>
          <span aria-hidden className={css.before} />
          <span className={css.label}>{t('before')}</span>
        </li>
      )}
    </ul>
  );
}
