import { CalendarDays, ChevronDown } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '@/design/Button';
import { Popover, PopoverTrigger } from '@/design/Popover';
import { Skeleton } from '@/design/Skeleton';
import type { Days } from '@/format/dates';
import type { QueryState } from '../queryState/queryState';
import { loadPeriod } from './lazyPanels';
import { useDesktopTexts } from '../texts';
import css from './HeaderControls.module.css';
import { usePeriodName } from './usePeriodName';

const PeriodPanel = lazy(loadPeriod);

interface PeriodPickerProps {
  queryState: QueryState;
  /** The period as it was answered. */
  shown: Days & { timezone: string };
  /** What it was compared with, in words. */
  against: string | false;
  onChange: (queryState: Partial<QueryState>) => void;
}

/** The one control of time: presets, own dates, and what to compare with. */
export function PeriodPicker({ queryState, shown, against, onChange }: PeriodPickerProps) {
  const t = useDesktopTexts();
  const name = usePeriodName(queryState);
  return (
    <PopoverTrigger>
      <Button aria-label={t('choosePeriod', { period: name })}>
        <CalendarDays size={16} aria-hidden />
        <span className={css.name}>{name}</span>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover label={t('period')} placement="bottom end">
        {({ close }) => (
          <Suspense fallback={<Skeleton width="280px" height="320px" />}>
            <PeriodPanel
              queryState={queryState}
              shown={shown}
              against={against}
              onChange={onChange}
              onClose={close}
            />
          </Suspense>
        )}
      </Popover>
    </PopoverTrigger>
  );
}
