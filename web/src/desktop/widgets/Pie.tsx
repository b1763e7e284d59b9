import { useId } from 'react';
import { PlainButton } from '@/design/PlainButton';
import { Shortened } from '@/design/Shortened';
import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import { useCard } from '../context/CardContext';
import { colourOf } from '../charts/looks';
import { Painted } from '../charts/Painted';
import type { Part } from '../charts/part';
import { arcs, pathOf } from '../charts/ring';
import { DrilldownNumber } from './DrilldownNumber';
import css from './Pie.module.css';
import { ShortFigure } from './ShortFigure';

interface PieProps {
  parts: readonly Part[];
  unit: Unit;
  onOpen: ((part: Part) => void) | undefined;
}

/** A ring, each part named beside it. */
export function Pie({ parts, unit, onOpen }: PieProps) {
  const format = useFormat();
  const t = useDesktopTexts();
  const { title } = useCard();
  const id = useId();
  const values = format.together(
    parts.map(({ value }) => value),
    unit,
  );
  const drawn = arcs(parts.map(({ value }) => Number(value ?? 0)));
  return (
    <div className={css.room}>
      <div className={css.pie}>
        <svg viewBox="-50 -50 100 100" role="img" aria-label={t('chartOf', { title })} className={css.ring}>
          <Patterns id={id} />
          {parts.map((part, index) => {
            const arc = drawn[index];
            if (!arc) return null;
            const { key, label, look, value, share } = part;
            const told = [label, format.figure({ value, unit }), share !== null && format.share(share)];
            return (
              <g key={key} className={css.part} onClick={onOpen && (() => onOpen(part))}>
                <title>{told.filter(Boolean).join(' · ')}</title>
                <path d={pathOf(arc)} style={{ fill: colourOf(look) }} />
                {look.pattern > 0 && <path d={pathOf(arc)} fill={`url(#${id}-${look.pattern})`} />}
              </g>
            );
          })}
        </svg>
        <ul className={css.list}>
          {parts.map((part) => {
            const { key, path, label, look, value, share } = part;
            const line = (
              <>
                <Painted look={look} className={css.mark} />
                <Shortened className={css.label}>{label}</Shortened>
                <span className={css.value}>
                  <ShortFigure value={value} written={values} />
                </span>
                <span className={css.share}>{share !== null && format.share(share)}</span>
              </>
            );
            return (
              <li key={key} className={css.item}>
                {path === undefined ? (
                  <PlainButton onPress={() => onOpen?.(part)}>{line}</PlainButton>
                ) : (
                  <DrilldownNumber path={path} label={label}>
                    {line}
                  </DrilldownNumber>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

/** The patterns of looks over what is filled with a colour: what look.module.css draws on surfaces. */
function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-1`}
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="1.4" height="4" className={css.gap} />
      </pattern>
      <pattern id={`${id}-2`} width="3.4" height="3.4" patternUnits="userSpaceOnUse">
        <circle cx="1.7" cy="1.7" r="0.9" className={css.gap} />
      </pattern>
      <pattern id={`${id}-3`} width="3" height="3" patternUnits="userSpaceOnUse">
        <rect width="3" height="1.4" className={css.gap} />
      </pattern>
    </defs>
  );
}
