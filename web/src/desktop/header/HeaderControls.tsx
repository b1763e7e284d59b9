import { Download } from 'lucide-react';
import { ButtonLink } from '@/design/Button';
import type { Days } from '@/format/dates';
import type { QueryState } from '../queryState/queryState';
import { useDesktopTexts } from '../texts';
import { DesktopMenu } from './DesktopMenu';
import css from './HeaderControls.module.css';
import { PeriodPicker } from './PeriodPicker';

interface HeaderControlsProps {
  exportUrl: string;
  queryState: QueryState;
  /** As it was answered. */
  period: Days & { timezone: string };
  /** What it was compared with, in words. */
  against: string | false;
  onChange: (queryState: Partial<QueryState>) => void;
  onRefresh: () => void;
}

/** What can be done with the whole desktop, and its period. */
export default function HeaderControls({
  exportUrl,
  queryState,
  period,
  against,
  onChange,
  onRefresh,
}: HeaderControlsProps) {
  const t = useDesktopTexts();
  return (
    <>
      <ButtonLink href={exportUrl} download="" variant="quiet">
        <Download size={16} aria-hidden />
        <span className={css.word}>{t('export')}</span>
      </ButtonLink>
      <DesktopMenu onRefresh={onRefresh} />
      <div className={css.picker}>
        <PeriodPicker queryState={queryState} shown={period} against={against} onChange={onChange} />
      </div>
    </>
  );
}
