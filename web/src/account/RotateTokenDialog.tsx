import { RotateSecretDialog } from '@/forms/RotateSecretDialog';
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

interface RotateTokenDialogProps {
  token: { id: string; name: string };
  onClose: () => void;
}

/** Gives a token another secret, and shows it. */
export function RotateTokenDialog({ token, onClose }: RotateTokenDialogProps) {
  const t = useAccountTexts();
  const change = useChange();
  return (
    <RotateSecretDialog
      title={t('rotate')}
      action={t('rotate')}
      text={t('rotateText')}
      label={t('grace')}
      nameOf={(hours) => t(`grace_${hours}`)}
      initially={0}
      onClose={onClose}
      onRotate={(graceHours) => change(RotateToken, { token: token.id, graceHours }, ['ApiToken'])}
    >
      {(secret) => <TokenSecretDialog name={token.name} secret={secret} onClose={onClose} />}
    </RotateSecretDialog>
  );
}
