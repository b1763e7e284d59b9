import { graphql } from '@/gql';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';

const ReinstateUser = graphql(/* GraphQL */ `
  mutation ReinstateUser($input: UserInput!) {
    reinstateUser(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

interface ReinstateDialogProps {
  user: { id: string; name: string };
  onClose: () => void;
}

export function ReinstateDialog({ user, onClose }: ReinstateDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  return (
    <ConfirmDialog
      title={t('reinstateTitle', { name: user.name })}
      text={t('reinstateText')}
      action={t('reinstate')}
      onClose={onClose}
      onConfirm={() => change(ReinstateUser, { user: user.id }, ['User'])}
    />
  );
}
