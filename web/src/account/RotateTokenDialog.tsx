import { useRef, useState } from 'react';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { TokenSecretDialog } from './TokenSecretDialog';
import { useAccountTexts } from './texts';

const RotateToken = graphql(/* GraphQL */ `
  mutation RotateToken($input: ApiTokenInput!) {
    rotateApiToken(input: $input) {
      secret
      userErrors {
        field
        message
      }
    }
  }
`);

interface RotateTokenDialogProps {
  token: { id: string; name: string };
  onClose: () => void;
}

/** Gives a token another secret, and shows it. */
export function RotateTokenDialog({ token, onClose }: RotateTokenDialogProps) {
  const t = useAccountTexts();
  const change = useChange();
  const made = useRef<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null) return <TokenSecretDialog name={token.name} secret={secret} onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t('rotate')}
      text={t('rotateText')}
      action={t('rotate')}
      onClose={onClose}
      onDone={() => (made.current === null ? onClose() : setSecret(made.current))}
      onConfirm={async () => {
        const outcome = await change(RotateToken, { token: token.id }, ['ApiToken']);
        made.current = outcome.payload?.secret ?? null;
        return outcome;
      }}
    />
  );
}
