import { endOfWeek, startOfWeek, today } from '@internationalized/date';
import { Card } from '@/design/Card';
import { formatDateRange, formatNowIn } from '@/format/dates';
import { DATE_LOCALES } from '@/format/writers';
import { formatMoney } from '@/format/numbers';
import { WEEK_STARTS } from '@/format/useFormat';
import { useViewer } from '@/session/viewer';
import type { CompanyDraft } from './CompanyForm';
import css from './CompanyPreview.module.css';
import { useCompanyTexts } from './texts';

/** How the company's name, time, weeks and amounts will be written. */
export function CompanyPreview({ company }: { company: CompanyDraft }) {
  const t = useCompanyTexts();
  const { language } = useViewer();
  const { timezone, currency } = company;
  const day = today(timezone);
  const week = [DATE_LOCALES[language], WEEK_STARTS[company.weekStart]] as const;
  const lines = [
    [t('now'), formatNowIn(timezone, language)],
    [
      t('thisWeek'),
      formatDateRange(startOfWeek(day, ...week).toString(), endOfWeek(day, ...week).toString(), language),
    ],
    [t('amount'), formatMoney('1234567.8', currency, language)],
  ] as const;
  return (
    <Card title={t('preview')}>
      <p className={css.name}>{company.name}</p>
      <dl className={css.lines}>
        {lines.map(([what, written]) => (
          <div key={what} className={css.line}>
            <dt className={css.what}>{what}</dt>
            <dd>{written}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
