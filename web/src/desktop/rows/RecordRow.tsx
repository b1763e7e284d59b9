import { useFormat } from '@/format/useFormat';
import type { RowsFragment } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import css from './RowsDrawer.module.css';

type Shown = RowsFragment['edges'][number]['node'];

/** A record in two lines: what it is called and is worth; what it is, whose, and since when. */
export function RecordRow({ record }: { record: Shown }) {
  const t = useDesktopTexts();
  const format = useFormat();
  const about = [...whatIs(record), record.responsible?.name ?? t('nobody')];
  return (
    <li className={css.record}>
      <span className={css.title}>{record.title}</span>
      <span className={css.value}>
        {record.__typename === 'Deal' &&
          (record.price === null ? (
            <span className={css.quiet}>{t('noPrice')}</span>
          ) : (
            format.money(record.price)
          ))}
        {record.__typename === 'Communication' && record.answered === false && (
          <span className={css.missed}>{t('missed')}</span>
        )}
      </span>
      <span className={css.about}>{about.join(' · ')}</span>
      <time dateTime={record.createdAt} className={css.when}>
        {record.__typename === 'Communication'
          ? format.instant(record.createdAt)
          : t('created', { day: format.day(record.createdAt) })}
      </time>
    </li>
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
