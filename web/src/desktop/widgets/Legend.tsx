import { classes } from '@/design/classes';
import { PlainButton } from '@/design/PlainButton';
import { Shortened } from '@/design/Shortened';
import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import { Painted } from '../charts/Painted';
import type { DrawnSeries } from '../charts/series';
import { useDesktopTexts } from '../texts';
import { useCard } from '../context/CardContext';
import { DrilldownNumber } from './DrilldownNumber';
import css from './Legend.module.css';
import { ShortFigure } from './ShortFigure';

interface LegendProps {
  series: readonly DrawnSeries[];
  /** How many more there are that are not drawn. */
  undrawn: number;
  unit: Unit;
  /** Whether there are so many that exact numbers would take too much room. */
  isLong: boolean;
  /** Whether a line behind shows what all is compared with. */
  hasBefore: boolean;
}

/** What each colour is, and how much of it there is; each opens its rows. */
export function Legend({ series, undrawn, unit, isLong, hasBefore }: LegendProps) {
  const format = useFormat();
  const t = useDesktopTexts();
  const { showTable } = useCard();
  const written = format.together(
    series.map(({ total }) => total),
    unit,
  );
  return (
    <ul className={classes(css.legend, isLong && css.long)}>
      {series.map(({ key, path, label, look, total }) => {
        const item = (
          <>
            <Painted look={look} className={css.colour} />
            <Shortened className={css.label}>{label}</Shortened>
            <span className={css.value}>
              <ShortFigure value={total} written={written} exactFrom={isLong ? 'never' : 'narrow'} />
            </span>
          </>
        );
        return (
          <li key={key} className={css.entry}>
            {path === undefined ? (
              <PlainButton className={css.item} onPress={showTable}>
                {item}
              </PlainButton>
            ) : (
              <DrilldownNumber path={path} label={label} className={css.item}>
                {item}
              </DrilldownNumber>
            )}
          </li>
        );
      })}
      {undrawn > 0 && (
        <li className={css.entry}>
          <PlainButton className={css.item} onPress={showTable}>
            {t('showMore', { count: undrawn })}
          </PlainButton>
        </li>
      )}
      {hasBefore && (
        <li className={css.item}>
          <span aria-hidden className={css.before} />
          <span className={css.label}>{t('before')}</span>
        </li>
      )}
    </ul>
  );
}
