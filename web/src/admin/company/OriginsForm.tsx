import { Card } from '@/design/Card';
import { TextField } from '@/design/TextField';
import css from './CompanyForm.module.css';
import { useCompanyTexts } from './texts';

interface OriginsFormProps {
  /** Of pages that ask, or of pages that have the desktop in a frame. */
  kind: 'origins' | 'frames';
  /** As they are written, with blanks between them. */
  draft: string;
  error: string | undefined;
  onChange: (draft: string) => void;
}

/** Which pages of others may ask for the company's people, with a token of theirs, or show them the desktop in a frame. */
export function OriginsForm({ kind, draft, error, onChange }: OriginsFormProps) {
  const t = useCompanyTexts();
  return (
    <Card title={t(kind)}>
      <div className={css.fields}>
        <p>{t(`${kind}Text`)}</p>
        <TextField
          label={t(`${kind}Label`)}
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
