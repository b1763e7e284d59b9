import { parseDate, type CalendarDate } from '@internationalized/date';
import { Check } from 'lucide-react';
import { useState } from 'react';
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

/** Presets on one side, dates on the other, the comparison below. A preset is chosen at once; dates when they are applied. */
export default function PeriodPanel({ queryState, shown, against, onChange, onClose }: PeriodPanelProps) {
  const t = useDesktopTexts();
  const periods = usePeriodTexts();
  const format = useFormat();
  const chosen = 'preset' in queryState.period ? queryState.period.preset : undefined;
  const [range, setRange] = useState(() => ({
    start: parseDate(shown.firstDay),
    end: parseDate(shown.lastDay),
  }));
  const isBackwards = range.start.compare(range.end) > 0;

  function choose(period: QueryState['period']) {
    onChange({ period });
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
            onPress={() => choose({ preset })}
          >
            {periods(preset)}
            {preset === chosen && <Check size={14} aria-hidden />}
          </AriaButton>
        ))}
      </div>
      <div className={css.dates}>
        <div className={css.fields}>
          <DayField
            label={t('from')}
            value={range.start}
            onChange={(start) => setRange({ ...range, start })}
          />
          <DayField label={t('to')} value={range.end} onChange={(end) => setRange({ ...range, end })} />
        </div>
        <RangeCalendar<CalendarDate>
          aria-label={t('period')}
          firstDayOfWeek={format.firstDayOfWeek}
          defaultFocusedValue={range.end}
          value={isBackwards ? null : range}
          onChange={setRange}
        />
        <Button
          variant="primary"
          isDisabled={isBackwards}
          onPress={() => choose({ from: range.start.toString(), to: range.end.toString() })}
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
          onChange={(compareTo) => onChange({ compareTo })}
        />
        {against && <span className={css.quiet}>{against}</span>}
        <span className={css.quiet}>{t('clock', { timezone: shown.timezone })}</span>
      </div>
    </div>
  );
}
