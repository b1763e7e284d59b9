import { Card } from '@/design/Card';
import { TextField } from '@/design/TextField';
import css from './CompanyForm.module.css';
import { useCompanyTexts } from './texts';

interface OriginsFormProps {
  /** As they are written, with blanks between them. */
  draft: string;
  error: string | undefined;
  onChange: (draft: string) => void;
}

/** Which pages of others may ask for the company's people, with a token of theirs. */
export function OriginsForm({ draft, error, onChange }: OriginsFormProps) {
  const t = useCompanyTexts();
  return (
    <Card title={t('origins')}>
      <div className={css.fields}>
        <p>{t('originsText')}</p>
        <TextField
          label={t('originsLabel')}
          error={error}
          inputMode="url"
          autoComplete="off"
          placeholder="https://reports.example https://portal.example"
          value={draft}
          onChange={onChange}
        />
      </div>
    </Card>
  );
}

/** The origins that are written, each once. */
export function originsIn(draft: string): string[] {
  return [...new Set(draft.split(/[\s,]+/).filter(Boolean))].sort();
}
