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
      <time dateTime={countedAt} className={css.when}>
        {countedBy === 'OCCURRED'
          ? format.instant(countedAt)
          : t(`counted_${countedBy}`, { day: format.day(countedAt) })}
      </time>
    </li>
  );
}

/** What a deal is worth, and under it what was given, if that is in another currency. */
function PriceOf({ deal }: { deal: Extract<Shown, { __typename: 'Deal' }> }) {
  const t = useDesktopTexts();
  const format = useFormat();
  const { price, currency, givenPrice } = deal;
  return (
    <>
      {price !== null && format.money(price)}
      {price === null && <span className={css.quiet}>{t(givenPrice === null ? 'noPrice' : 'noRate')}</span>}
      {givenPrice !== null && <span className={css.given}>{format.moneyIn(currency, givenPrice)}</span>}
    </>
  );
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
