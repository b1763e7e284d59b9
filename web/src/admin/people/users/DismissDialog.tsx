import { graphql } from '@/gql';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';

const DismissUser = graphql(/* GraphQL */ `
  mutation DismissUser($input: UserInput!) {
    dismissUser(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

interface DismissDialogProps {
  user: { id: string; name: string };
  onClose: () => void;
}

export function DismissDialog({ user, onClose }: DismissDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  return (
    <ConfirmDialog
      title={t('dismissTitle', { name: user.name })}
      text={t('dismissText')}
      action={t('dismiss')}
      isDangerous
      onClose={onClose}
      onConfirm={() => change(DismissUser, { user: user.id }, ['User'])}
    />
  );
}
