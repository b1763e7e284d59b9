import { ArrowDown, ArrowUp } from 'lucide-react';
import { classes } from '@/design/classes';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import css from './figure.module.css';
import { ShortFigure } from './ShortFigure';

const ChangeOfFigureFragment = graphql(/* GraphQL */ `
  fragment ChangeOfFigure on Metric {
    unit
    previous
    risesWell
    change {
      absolute
      percent
    }
  }
`);

/** Better or worse, not only up or down: told by arrow, sign, colour and, to those who listen, a word. */
export function ChangeOfFigure(props: { metric: FragmentType<typeof ChangeOfFigureFragment> }) {
  const { unit, previous, risesWell, change } = readFragment(ChangeOfFigureFragment, props.metric);
  const format = useFormat();
  const t = useDesktopTexts();
  if (previous === null) return null;
  const direction = Math.sign(Number(change?.absolute ?? 0));
  const isBetter = direction > 0 === risesWell;
  const Arrow = direction > 0 ? ArrowUp : ArrowDown;
  return (
    <span className={css.changes}>
      {change && direction !== 0 && (
        <span className={classes(css.change, isBetter ? css.better : css.worse)}>
          <Arrow size={14} aria-hidden />
          {/* Of nothing there is no percentage. */}
          {change.percent === null ? (
            <ShortFigure value={change.absolute} written={format.together([change.absolute], unit)} />
          ) : (
            format.change(change.percent)
          )}
          <span className={css.hidden}>{t(isBetter ? 'better' : 'worse')}</span>
        </span>
      )}
      <span className={css.previous}>
        {direction === 0 ? (
          t('same')
        ) : (
          <ShortFigure
            value={previous}
            written={format.together([previous], unit)}
            words={(value) => t('was', { value })}
          />
        )}
      </span>
    </span>
  );
}
