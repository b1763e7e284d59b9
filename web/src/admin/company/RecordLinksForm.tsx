import { Card } from '@/design/Card';
import { TextField } from '@/design/TextField';
import type { RecordLinksInput } from '@/gql/graphql';
import css from './CompanyForm.module.css';
import { useCompanyTexts } from './texts';

export const LINKED = [
  'deal',
  'contact',
  'activity',
  'communication',
] as const satisfies (keyof RecordLinksInput)[];

/** An address of each kind of record; empty for none. */
export type LinksDraft = Record<(typeof LINKED)[number], string>;

interface RecordLinksFormProps {
  draft: LinksDraft;
  errorOf: (kind: keyof LinksDraft) => string | undefined;
  onChange: (change: Partial<LinksDraft>) => void;
}

/** Where records are opened in the CRM that they came from. */
export function RecordLinksForm({ draft, errorOf, onChange }: RecordLinksFormProps) {
  const t = useCompanyTexts();
  return (
    <Card title={t('links')}>
      <div className={css.fields}>
        <p>{t('linksText')}</p>
        {LINKED.map((kind) => (
          <TextField
            key={kind}
            label={t(`link_${kind}`)}
            error={errorOf(kind)}
            inputMode="url"
            autoComplete="off"
            placeholder={`https://crm.example/${kind}/{externalId}`}
            value={draft[kind]}
            onChange={(link) => onChange({ [kind]: link.trim() })}
          />
        ))}
      </div>
    </Card>
  );
}
