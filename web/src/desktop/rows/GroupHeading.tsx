import { useFormat } from '@/format/useFormat';
import type { RowsFragment } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import css from './RowsDrawer.module.css';

interface GroupHeadingProps {
  group: NonNullable<RowsFragment['edges'][number]['group']>;
  sumUnit: RowsFragment['sumUnit'];
}

/** What rows have in common, and how many there are of it, on further pages too. */
export function GroupHeading({ group: { label, count, sum }, sumUnit }: GroupHeadingProps) {
  const t = useDesktopTexts();
  const format = useFormat();
  return (
    <h3 className={css.group}>
      <span className={css.groupName}>{label ?? t('withoutAny')}</span>{' '}
      <span className={css.groupTotals}>
        {t('rows', { count })}
        {sum !== null && sumUnit && ` · ${format.figure({ value: sum, unit: sumUnit })}`}
      </span>
    </h3>
  );
}
