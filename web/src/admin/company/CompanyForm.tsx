import { useMemo } from 'react';
import { Card } from '@/design/Card';
import { ComboBox } from '@/design/ComboBox';
import { Option, Select } from '@/design/Select';
import { TextField } from '@/design/TextField';
import { useViewer, type Viewer } from '@/session/viewer';
import { currencies, timezones, weekStarts } from '@/format/choices';
import css from './CompanyForm.module.css';
import { useCompanyTexts } from './texts';

export type CompanyDraft = Pick<Viewer['company'], 'name' | 'timezone' | 'weekStart' | 'currency'>;

interface CompanyFormProps {
  draft: CompanyDraft;
  errorOf: (field: keyof CompanyDraft) => string | undefined;
  onChange: (change: Partial<CompanyDraft>) => void;
}

export function CompanyForm({ draft, errorOf, onChange }: CompanyFormProps) {
  const t = useCompanyTexts();
  const { language, company } = useViewer();
  const zones = useMemo(() => timezones(company.timezone), [company.timezone]);
  const monies = useMemo(() => currencies(company.currency, language), [company.currency, language]);
  const days = useMemo(() => weekStarts(language), [language]);
  return (
    <Card title={t('settings')}>
      <div className={css.fields}>
        <TextField
          label={t('name')}
          error={errorOf('name')}
          isRequired
          autoComplete="off"
          value={draft.name}
          onChange={(name) => onChange({ name })}
        />
        <ComboBox
          label={t('timezone')}
          description={t('timezoneText')}
          error={errorOf('timezone')}
          nothing={t('nothing')}
          defaultItems={zones}
          value={draft.timezone}
          onChange={(id) => id !== null && onChange({ timezone: String(id) })}
        >
          {({ id, name }) => (
            <Option id={id} detail={name}>
              {id}
            </Option>
          )}
        </ComboBox>
        <Select
          label={t('weekStart')}
          error={errorOf('weekStart')}
          items={days}
          value={draft.weekStart}
          onChange={(chosen) => {
            const day = days.find(({ id }) => id === chosen);
            if (day) onChange({ weekStart: day.id });
          }}
        >
          {({ id, name }) => <Option id={id}>{name}</Option>}
        </Select>
        <ComboBox
          label={t('currency')}
          description={t('currencyText')}
          error={errorOf('currency')}
          nothing={t('nothing')}
          defaultItems={monies}
          value={draft.currency}
          onChange={(id) => id !== null && onChange({ currency: String(id) })}
        >
          {({ id, name }) => <Option id={id}>{`${id} · ${name}`}</Option>}
        </ComboBox>
      </div>
    </Card>
  );
}
