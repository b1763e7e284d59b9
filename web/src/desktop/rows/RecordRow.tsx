import { ExternalLink } from 'lucide-react';
import { Link } from 'react-aria-components';
import { classes } from '@/design/classes';
import { useFormat } from '@/format/useFormat';
import type { RowsFragment } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import css from './RowsDrawer.module.css';

type Edge = RowsFragment['edges'][number];
type Shown = Edge['node'];

interface RecordRowProps {
  edge: Edge;
  countedBy: RowsFragment['countedBy'];
}

/** A record in two lines: what it is called and is worth; what it is, whose, and the time that made it count. */
export function RecordRow({ edge: { node: record, countedAt }, countedBy }: RecordRowProps) {
  const t = useDesktopTexts();
  const format = useFormat();
  const about = [...whatIs(record), record.responsible?.name ?? t('nobody')];
  if (record.__typename === 'Deal' && record.rateDay !== null && record.price !== null) {
    about.push(t('rateOf', { day: format.days(record.rateDay, record.rateDay) }));
  }
  return (
    <li className={css.record}>
      <span className={css.title}>
        {record.url === null ? (
          record.title
        ) : (
          <Link href={record.url} target="_blank" rel="noreferrer" className={classes(css.link)}>
            {record.title}
            <ExternalLink size={14} aria-label={t('opensElsewhere')} />
          </Link>
        )}
      </span>
      <span className={css.value}>
        {record.__typename === 'Deal' && <PriceOf deal={record} />}
        {record.__typename === 'Communication' && record.answered === false && (
          <span className={css.missed}>{t('missed')}</span>
        )}
      </span>
      <span className={css.about}>{about.join(' · ')}</span>
      {record.__typename === 'Deal' && record.givenPrice !== null && (
        <span className={css.given}>{format.moneyIn(record.currency, record.givenPrice)}</span>
      )}
      <time dateTime={countedAt} className={css.when}>
        {countedBy === 'OCCURRED'
          ? format.instant(countedAt)
          : t(`counted_${countedBy}`, { day: format.day(countedAt) })}
      </time>
    </li>
  );
}

/** What a deal is worth in the company's currency. */
function PriceOf({ deal: { price, givenPrice } }: { deal: Extract<Shown, { __typename: 'Deal' }> }) {
  const t = useDesktopTexts();
  const format = useFormat();
  if (price !== null) return format.money(price);
  return <span className={css.quiet}>{t(givenPrice === null ? 'noPrice' : 'noRate')}</span>;
}

function whatIs(record: Shown): string[] {
  switch (record.__typename) {
    case 'Deal':
      return [record.dealType.name, ...(record.stage ? [record.stage.name] : [])];
    case 'Activity':
      return [record.activityType.name, ...(record.contact ? [record.contact.title] : [])];
    case 'Communication':
      return record.contact ? [record.contact.title] : [];
    case 'Contact':
      return [];
  }
}
