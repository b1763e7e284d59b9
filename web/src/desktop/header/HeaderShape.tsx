import { CalendarDays, ChevronDown, Download, EllipsisVertical } from 'lucide-react';
import { ButtonShape } from '@/design/PlainButton';
import type { QueryState } from '../queryState/queryState';
import { useDesktopTexts } from '../texts';
import css from './HeaderControls.module.css';
import { usePeriodName } from './usePeriodName';

/** What is seen of the controls until they are there: nothing moves when they come. */
export function HeaderShape({ queryState }: { queryState: QueryState }) {
  const t = useDesktopTexts();
  const name = usePeriodName(queryState);
  return (
    <>
      <ButtonShape variant="quiet" icon={Download}>
        <span className={css.word}>{t('export')}</span>
      </ButtonShape>
      <ButtonShape variant="quiet" icon={EllipsisVertical} />
      <div className={css.picker}>
        <ButtonShape icon={CalendarDays}>
          <span className={css.name}>{name}</span>
          <ChevronDown size={16} />
        </ButtonShape>
      </div>
    </>
  );
}
