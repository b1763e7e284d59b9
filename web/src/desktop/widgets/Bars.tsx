import type { CSSProperties } from 'react';
import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import type { Part } from '../charts/part';
import css from './Bars.module.css';
import { DrilldownNumber } from './DrilldownNumber';

interface BarsProps {
  parts: readonly Part[];
  unit: Unit;
}

/** Bars from 0, each with its name and number. */
export function Bars({ parts, unit }: BarsProps) {
  const format = useFormat();
  const longest = Math.max(...parts.map(({ value }) => Math.abs(Number(value ?? 0))), 0) || 1;
  return (
    <div className={css.room}>
      <ul className={css.bars}>
        {parts.map(({ key, path, label, colour, value, share }) => {
          const length = `${(Math.abs(Number(value ?? 0)) / longest) * 100}%`;
          return (
            <li key={key} className={css.item}>
              <DrilldownNumber
                path={path}
                label={label}
                className={css.bar}
                style={{ '--colour': `var(${colour})`, '--length': length } as CSSProperties}
              >
                <span className={css.label} title={label}>
                  {label}
                </span>
                <span aria-hidden className={css.track} />
                <span className={css.value}>{format.compactFigure({ value, unit })}</span>
                <span className={css.share}>{share !== null && format.share(share)}</span>
              </DrilldownNumber>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
