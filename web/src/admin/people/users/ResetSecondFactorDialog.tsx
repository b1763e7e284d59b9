import { graphql } from '@/gql';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';

const ResetSecondFactor = graphql(/* GraphQL */ `
  mutation ResetSecondFactor($input: UserInput!) {
    resetSecondFactor(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

interface ResetSecondFactorDialogProps {
  user: { id: string; name: string };
  onClose: () => void;
}

export function ResetSecondFactorDialog({ user, onClose }: ResetSecondFactorDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  return (
    <ConfirmDialog
      title={t('resetSecondFactorTitle', { name: user.name })}
      text={t('resetSecondFactorText')}
      action={t('reset')}
      isDangerous
      onClose={onClose}
      onConfirm={() => change(ResetSecondFactor, { user: user.id }, ['User', 'SignInSettings'])}
    />
  );
}
