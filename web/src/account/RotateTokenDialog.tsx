import { useRef, useState } from 'react';
import { Option, Select } from '@/design/Select';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { TokenSecretDialog } from './TokenSecretDialog';
import { useAccountTexts } from './texts';

const RotateToken = graphql(/* GraphQL */ `
  mutation RotateToken($input: RotateApiTokenInput!) {
    rotateApiToken(input: $input) {
      secret
      userErrors {
        field
        message
      }
    }
  }
`);

/** For how many hours the old secret goes on. */
const GRACES = [0, 1, 24, 168] as const;

interface RotateTokenDialogProps {
  token: { id: string; name: string };
  onClose: () => void;
}

/** Gives a token another secret, and shows it. */
export function RotateTokenDialog({ token, onClose }: RotateTokenDialogProps) {
  const t = useAccountTexts();
  const change = useChange();
  const made = useRef<string | null>(null);
  const [hours, setHours] = useState<number>(0);
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null) return <TokenSecretDialog name={token.name} secret={secret} onClose={onClose} />;
  return (
    <FormDialog
      title={t('rotate')}
      action={t('rotate')}
      onClose={onClose}
      onDone={() => (made.current === null ? onClose() : setSecret(made.current))}
      fields={['graceHours']}
      onSubmit={async () => {
        const outcome = await change(RotateToken, { token: token.id, graceHours: hours }, ['ApiToken']);
        made.current = outcome.payload?.secret ?? null;
        return outcome;
      }}
    >
      {(errorOf) => (
        <>
          <p>{t('rotateText')}</p>
          <Select
            label={t('grace')}
            error={errorOf('graceHours')}
            items={GRACES.map((grace) => ({ id: grace }))}
            value={hours}
            onChange={(chosen) => setHours(Number(chosen))}
          >
            {({ id }) => <Option id={id}>{t(`grace_${id}`)}</Option>}
          </Select>
        </>
      )}
    </FormDialog>
  );
}
