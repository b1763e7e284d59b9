import { ListFilter } from 'lucide-react';
import { Button } from '@/design/Button';
import { useFormat } from '@/format/useFormat';
import type { NarrowingOfNumberFragment } from '@/gql/graphql';
import { useOpen } from '../context/CardContext';
import { asFilter } from '../queryState/filters';
import { useDesktopTexts } from '../texts';
import css from './RowsDrawer.module.css';

/** Leads to the desktop narrowed to what a number counts, and tells to what that is; nothing for a whole. */
export function NarrowButton({ narrowing }: { narrowing: NarrowingOfNumberFragment }) {
  const t = useDesktopTexts();
  const format = useFormat();
  const narrow = useOpen()?.narrow;
  const { narrowsTo, narrowsToPeriod, narrowsWholly } = narrowing;
  if (!narrow || (narrowsTo.length === 0 && narrowsToPeriod === null)) return null;
  const to = [
    ...narrowsTo.map(({ label, values, orNotGiven }) => {
      const names = [...values.map((one) => one.label), ...(orNotGiven ? [t('notGiven')] : [])];
      return `${label}: ${names.join(', ')}`;
    }),
    ...(narrowsToPeriod ? [format.period(narrowsToPeriod)] : []),
  ];
  return (
    <div className={css.narrow}>
      <Button
        variant="quiet"
        onPress={() =>
          narrow({
            filters: narrowsTo.map(asFilter),
            period: narrowsToPeriod && { from: narrowsToPeriod.firstDay, to: narrowsToPeriod.lastDay },
          })
        }
      >
        <ListFilter size={16} aria-hidden />
        {t('narrowTo')}
      </Button>
      <p className={css.quiet}>
        {to.join(' · ')}
        {!narrowsWholly && `. ${t('narrowsToMore')}`}
      </p>
    </div>
  );
}
