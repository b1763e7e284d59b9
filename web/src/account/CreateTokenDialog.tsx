import { useRef, useState } from 'react';
import { Checkbox } from '@/design/Checkbox';
import { Option, Select } from '@/design/Select';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import type { TokenScope } from '@/gql/graphql';
import form from '@/forms/FormDialog.module.css';
import css from './AccountPage.module.css';
import { TokenSecretDialog } from './TokenSecretDialog';
import { useAccountTexts } from './texts';

const CreateToken = graphql(/* GraphQL */ `
  mutation CreateToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      secret
      userErrors {
        field
        message
      }
    }
  }
`);

const SCOPES: readonly TokenScope[] = ['READ', 'RECORDS', 'ADMINISTRATION', 'EMBEDDING'];
/** For how many days a token is good; 0 for ever. */
const LENGTHS = [30, 90, 365, 0] as const;
const DAY = 86_400_000;

/** Makes a token, and shows its secret. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const t = useAccountTexts();
  const change = useChange();
  const made = useRef<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['READ']);
  const [days, setDays] = useState<number>(90);
  if (secret !== null) return <TokenSecretDialog name={name} secret={secret} onClose={onClose} />;
  return (
    <FormDialog
      title={t('createToken')}
      action={t('create')}
      onClose={onClose}
      fields={['name', 'scopes', 'expiresAt']}
      onDone={() => (made.current === null ? onClose() : setSecret(made.current))}
      onSubmit={async () => {
        const expiresAt = days === 0 ? null : new Date(Date.now() + days * DAY).toISOString();
        const outcome = await change(CreateToken, { name, scopes: [...scopes], expiresAt }, ['ApiToken']);
        made.current = outcome.payload?.secret ?? null;
        return outcome;
      }}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('name')}
            description={t('nameHint')}
            error={errorOf('name')}
            isRequired
            autoComplete="off"
            value={name}
            onChange={setName}
          />
          <fieldset className={css.choices}>
            <legend className={form.legend}>{t('scopes')}</legend>
            {SCOPES.map((scope) => (
              <Checkbox
                key={scope}
                isSelected={scopes.includes(scope)}
                isDisabled={scope === 'READ'}
                onChange={(isIn) =>
                  setScopes(isIn ? [...scopes, scope] : scopes.filter((other) => other !== scope))
                }
              >
                <span>
                  {t(`scope_${scope}`)}
                  <span className={css.hint}>{t(`scopeHint_${scope}`)}</span>
                </span>
              </Checkbox>
            ))}
          </fieldset>
          <Select
            label={t('goodFor')}
            error={errorOf('expiresAt')}
            items={LENGTHS.map((length) => ({ id: length }))}
            value={days}
            onChange={(chosen) => setDays(Number(chosen))}
          >
            {({ id }) => <Option id={id}>{id === 0 ? t('never') : t('days', { count: id })}</Option>}
          </Select>
        </>
      )}
    </FormDialog>
  );
}
