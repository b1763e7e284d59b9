import { parseDate, type CalendarDate } from '@internationalized/date';
import { Check } from 'lucide-react';
import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '@/design/Button';
import { RangeCalendar } from '@/design/Calendar';
import { classes } from '@/design/classes';
import { SegmentedControl } from '@/design/SegmentedControl';
import type { Days } from '@/format/dates';
import { useFormat } from '@/format/useFormat';
import { COMPARISONS, PRESETS } from '@/period/choices';
import { usePeriodTexts } from '@/period/texts';
import type { QueryState } from '../queryState/queryState';
import { useDesktopTexts } from '../texts';
import { DayField } from './DayField';
import css from './PeriodPicker.module.css';

interface PeriodPanelProps {
  queryState: QueryState;
  shown: Days & { timezone: string };
  against: string | false;
  onChange: (queryState: Partial<QueryState>) => void;
  onClose: () => void;
}

/** Presets on one side, dates on the other, the comparison below. Presets and comparisons are chosen at once; dates when they are applied. */
export default function PeriodPanel({ queryState, shown, against, onChange, onClose }: PeriodPanelProps) {
  const t = useDesktopTexts();
  const periods = usePeriodTexts();
  const format = useFormat();
  const chosen = 'preset' in queryState.period ? queryState.period.preset : undefined;
  const error = useId();
  const [start, setStart] = useState<CalendarDate | null>(() => parseDate(shown.firstDay));
  const [end, setEnd] = useState<CalendarDate | null>(() => parseDate(shown.lastDay));
  const isBackwards = start !== null && end !== null && start.compare(end) > 0;
  const range = start !== null && end !== null && !isBackwards ? { start, end } : null;
  const told = isBackwards ? t('endsBefore') : t('bothDays');

  function choose(chosen: Partial<QueryState>) {
    onChange(chosen);
    onClose();
  }

  return (
    <div className={css.panel}>
      <div role="group" aria-label={t('presets')} className={css.presets}>
        {PRESETS.map((preset) => (
          <AriaButton
            key={preset}
            aria-pressed={preset === chosen}
            className={classes(css.preset, preset === chosen && css.chosen)}
            onPress={() => choose({ period: { preset } })}
          >
            {periods(preset)}
            {preset === chosen && <Check size={14} aria-hidden />}
          </AriaButton>
        ))}
      </div>
      <div className={css.dates}>
        <div className={css.fields}>
          <DayField label={t('from')} value={start} onChange={setStart} />
          <DayField label={t('to')} value={end} onChange={setEnd} />
        </div>
        {!range && (
          <p id={error} role="alert" className={css.error}>
            {told}
          </p>
        )}
        <RangeCalendar<CalendarDate>
          aria-label={t('period')}
          firstDayOfWeek={format.firstDayOfWeek}
          defaultFocusedValue={parseDate(shown.lastDay)}
          value={range}
          onChange={(days) => {
            setStart(days.start);
            setEnd(days.end);
          }}
        />
        <Button
          variant="primary"
          isDisabled={!range}
          {...(range ? {} : { 'aria-describedby': error })}
          onPress={() =>
            range && choose({ period: { from: range.start.toString(), to: range.end.toString() } })
          }
        >
          {t('apply')}
        </Button>
      </div>
      <div className={css.comparison}>
        <span className={css.quiet}>{t('compareWith')}</span>
        <SegmentedControl
          label={t('compareWith')}
          value={queryState.compareTo}
          options={COMPARISONS.map((value) => ({ value, label: t(`compare_${value}`) }))}
          onChange={(compareTo) => choose({ compareTo })}
        />
        {against && <span className={css.quiet}>{against}</span>}
        <span className={css.quiet}>{t('clock', { timezone: shown.timezone })}</span>
      </div>
    </div>
  );
}
