import { useState, type CSSProperties, type ReactNode } from 'react';
import { PlainButton } from '@/design/PlainButton';
import { Shortened } from '@/design/Shortened';
import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import type { Part } from '../charts/part';
import { Painted } from '../charts/Painted';
import css from './Bars.module.css';
import { DrilldownNumber } from './DrilldownNumber';
import { ShortFigure } from './ShortFigure';
import { ShowMore } from './ShowMore';

interface BarsProps {
  parts: readonly Part[];
  /** Those that are too many, as one part; nothing where there are none. */
  others: Part | undefined;
  /** What is in it. */
  rest: readonly Part[];
  unit: Unit;
}

/** Bars from 0, each with its name and number. What is too much to be told apart is one bar, until somebody opens it. */
export function Bars({ parts, others, rest, unit }: BarsProps) {
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? [...parts, ...rest] : [...parts, ...(others ? [others] : [])];
  const all = [...parts, ...rest];
  const longest = Math.max(...shown.map(({ value }) => Math.abs(Number(value ?? 0))), 0) || 1;
  const values = format.together(
    shown.map(({ value }) => value),
    unit,
  );
  const shares = format.together(
    shown.map(({ share }) => share),
    'RATIO',
  );
  const linesOf = ({ look, label, value, share }: Part) => (
    <>
      <Shortened className={css.label}>{label}</Shortened>
      <span aria-hidden className={css.track}>
        <Painted look={look} className={css.length} />
      </span>
      <span className={css.value}>
        <ShortFigure value={value} written={values} />
      </span>
      <span className={css.share}>{share !== null && shares.exact(share)}</span>
    </>
  );
  return (
    <div className={css.room}>
      <ul className={css.bars} style={{ '--rows': shown.length } as CSSProperties}>
        {shown.map((part) => {
          const length = `${(Math.abs(Number(part.value ?? 0)) / longest) * 100}%`;
          return (
            <li key={part.key} className={css.item}>
              <Bar part={part} length={length} onOpen={() => setOpen(true)}>
                {linesOf(part)}
              </Bar>
            </li>
          );
        })}
      </ul>
      {rest.length > 0 && (isOpen || !others) && (
        <ShowMore count={all.length - shown.length} isOpen={isOpen} onChange={setOpen} />
      )}
    </div>
  );
}

interface BarProps {
  part: Part;
  length: string;
  onOpen: () => void;
  children: ReactNode;
}

function Bar({ part: { path, label }, length, onOpen, children }: BarProps) {
  const style = { '--length': length } as CSSProperties;
  if (path !== undefined) {
    return (
      <DrilldownNumber path={path} label={label} className={css.bar} style={style}>
        {children}
      </DrilldownNumber>
    );
  }
  return (
    <PlainButton aria-expanded={false} className={css.bar} style={style} onPress={onOpen}>
      {children}
    </PlainButton>
  );
}
