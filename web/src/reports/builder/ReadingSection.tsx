import { parseDate } from '@internationalized/date';
import { Checkbox } from '@/design/Checkbox';
import { DatePicker } from '@/design/DatePicker';
import { NumberField } from '@/design/NumberField';
import { PRESETS } from '@/period/choices';
import { usePeriodTexts } from '@/period/texts';
import type { DraftPeriod } from '../definition/draft';
import { errorAt } from '../definition/errors';
import { drawing } from '../definition/offered';
import { Choice } from './form/Choice';
import { useReportForm } from './form/ReportFormContext';
import { Fields, Section } from './Section';
import { useBuilderTexts } from './texts';

/** The report's own period, its target, and whether more is better. */
export function ReadingSection() {
  const t = useBuilderTexts();
  const periods = usePeriodTexts();
  const { draft, dispatch, company, userErrors } = useReportForm();
  const { period, target, risesWell, visualisation } = draft;
  const change = (chosen: DraftPeriod | null) => dispatch({ type: 'change', change: { period: chosen } });
  const { hasTarget } = drawing(company.vocabulary, visualisation);
  return (
    <Section title={t('reading')}>
      <Fields>
        <Choice
          label={t('period')}
          value={period?.kind ?? 'desktop'}
          options={[
            { value: 'desktop', label: t('periodOfDesktop') },
            { value: 'preset', label: t('periodPreset') },
            { value: 'days', label: t('periodDays') },
          ]}
          onChange={(kind) => change(kind === 'desktop' ? null : FIRST_PERIODS[kind])}
        />
        {period?.kind === 'preset' && (
          <Choice
            label={t('preset')}
            value={period.preset}
            options={PRESETS.map((value) => ({ value, label: periods(value) }))}
            error={errorAt(userErrors, ['period'])}
            onChange={(preset) => change({ kind: 'preset', preset })}
          />
        )}
        {period?.kind === 'days' &&
          (['from', 'to'] as const).map((end) => (
            <DatePicker
              key={end}
              label={t(end)}
              value={period[end] === null ? null : parseDate(period[end])}
              error={errorAt(userErrors, ['period', end])}
              onChange={(day) => change({ ...period, [end]: day?.toString() ?? null })}
            />
          ))}
        {hasTarget && (
          <NumberField
            label={t('target')}
            value={target === null ? NaN : Number(target)}
            formatOptions={{ maximumFractionDigits: 10 }}
            error={errorAt(userErrors, ['target'])}
            onChange={(value) =>
              dispatch({ type: 'change', change: { target: Number.isNaN(value) ? null : `${value}` } })
            }
          />
        )}
      </Fields>
      <Checkbox
        isSelected={risesWell}
        onChange={(isSelected) => dispatch({ type: 'change', change: { risesWell: isSelected } })}
      >
        {t('risesWell')}
      </Checkbox>
    </Section>
  );
}

const FIRST_PERIODS = {
  preset: { kind: 'preset', preset: 'LAST_30_DAYS' },
  days: { kind: 'days', from: null, to: null },
} as const;
