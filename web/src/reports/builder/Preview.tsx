import { useId } from 'react';
import type { PeriodPreset } from '@/gql/graphql';
import { EmptyState } from '@/design/EmptyState';
import { Notice } from '@/design/Notice';
import { Skeleton } from '@/design/Skeleton';
import { WidgetCard } from '@/desktop/WidgetCard';
import { useFormat } from '@/format/useFormat';
import { PRESETS } from '@/period/choices';
import { usePeriodTexts } from '@/period/texts';
import { Choice } from './form/Choice';
import css from './Preview.module.css';
import { useBuilderTexts } from './texts';
import type { Preview as PreviewAnswer } from './usePreview';

interface PreviewProps {
  preview: PreviewAnswer;
  name: string;
  period: PeriodPreset;
  onPeriodChange: (period: PeriodPreset) => void;
  /** Whether the report has a period of its own, so that another cannot be chosen. */
  hasOwnPeriod: boolean;
}

/** What people will see of the report as it stands in the form. */
export function Preview({ preview, name, period, onPeriodChange, hasOwnPeriod }: PreviewProps) {
  const t = useBuilderTexts();
  const periods = usePeriodTexts();
  const format = useFormat();
  const id = useId();
  const { widget, userErrors, rowCount, milliseconds, isStale, failed } = preview;
  // What is not saved has no name yet but the one in the form.
  const named: typeof widget = widget && { ...widget, title: name || t('newReport') };
  const facts = [
    rowCount === null ? null : t('rows', { count: rowCount }),
    milliseconds === null ? null : t('milliseconds', { value: format.count(milliseconds) }),
  ].filter((fact) => fact !== null);
  return (
    <>
      <div className={css.head}>
        <div>
          <h2 id={id} className={css.title}>
            {t('preview')}
          </h2>
          <p role="status" className={css.facts}>
            {isStale ? t('updating') : facts.join(' · ')}
          </p>
        </div>
        {!hasOwnPeriod && (
          <div className={css.period}>
            <Choice
              label={t('previewPeriod')}
              value={period}
              options={PRESETS.map((value) => ({ value, label: periods(value) }))}
              onChange={onPeriodChange}
            />
          </div>
        )}
      </div>
      {failed && !isStale && <Notice tone="failure">{t('notComputedNow')}</Notice>}
      {userErrors.length > 0 && (
        <Notice tone="warning">
          <div>
            <p>{t('errors', { count: userErrors.length })}</p>
            <ul className={css.error}>
              {userErrors.map(({ field, message }) => (
                <li key={field.join('.') + message}>{message}</li>
              ))}
            </ul>
            {widget && <p>{t('lastGood')}</p>}
          </div>
        </Notice>
      )}
      <div role="region" aria-labelledby={id} aria-busy={isStale} className={css.drawing}>
        {named ? (
          <WidgetCard widget={named} />
        ) : isStale ? (
          <Skeleton height="100%" />
        ) : (
          <EmptyState title={t('notComputed')} text={t('notComputedText')} />
        )}
      </div>
    </>
  );
}
