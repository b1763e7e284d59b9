import { ArrowDown, ArrowUp } from 'lucide-react';
import { classes } from '@/design/classes';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import css from './blocks.module.css';

const FigureWithChangeFragment = graphql(/* GraphQL */ `
  fragment FigureWithChange on Metric {
    value
    unit
    previous
    risesWell
    change {
      absolute
      percent
    }
  }
`);

/** A number and how it changed: better or worse, told by word, arrow, sign and colour. */
export function FigureWithChange(props: { metric: FragmentType<typeof FigureWithChangeFragment> }) {
  const { value, unit, previous, risesWell, change } = readFragment(FigureWithChangeFragment, props.metric);
  const format = useFormat();
  const t = useDesktopTexts();
  const exact = format.figure({ value, unit });
  const direction = Math.sign(Number(change?.absolute ?? 0));
  const isBetter = direction > 0 === risesWell;
  const Arrow = direction > 0 ? ArrowUp : ArrowDown;
  return (
    <p className={css.figure}>
      <data value={value ?? undefined} title={exact} className={css.value}>
        <span aria-hidden>{format.compactFigure({ value, unit })}</span>
        <span className={css.hidden}>{exact}</span>
      </data>
      {change && direction !== 0 && (
        <span className={classes(css.change, isBetter ? css.better : css.worse)}>
          <Arrow size={14} aria-hidden />
          {change.percent === null
            ? format.figure({ value: change.absolute, unit })
            : format.change(change.percent)}
          <span className={css.hidden}>{t(isBetter ? 'better' : 'worse')}</span>
        </span>
      )}
      {previous !== null && (
        <span className={classes(css.change, css.quiet)}>
          {t('was', { value: format.compactFigure({ value: previous, unit }) })}
        </span>
      )}
    </p>
  );
}
