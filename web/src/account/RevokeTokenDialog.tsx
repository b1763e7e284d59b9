import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { useAccountTexts } from './texts';

const RevokeToken = graphql(/* GraphQL */ `
  mutation RevokeToken($input: ApiTokenInput!) {
    revokeApiToken(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface RevokeTokenDialogProps {
  token: { id: string; name: string };
  onClose: () => void;
}

export function RevokeTokenDialog({ token, onClose }: RevokeTokenDialogProps) {
  const t = useAccountTexts();
  const change = useChange();
  return (
    <ConfirmDialog
      title={`${t('revoke')}: ${token.name}`}
      text={t('revokeText')}
      action={t('revoke')}
      isDangerous
      onClose={onClose}
      onConfirm={() => change(RevokeToken, { token: token.id }, ['ApiToken'])}
    />
  );
}
