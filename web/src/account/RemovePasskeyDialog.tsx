import { useState } from 'react';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { PasswordField } from './PasswordField';
import { useAccountTexts } from './texts';

const RemovePasskey = graphql(/* GraphQL */ `
  mutation RemovePasskey($input: RemovePasskeyInput!) {
    removePasskey(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface RemovePasskeyDialogProps {
  passkey: { id: string; name: string };
  asksPassword: boolean;
  onClose: () => void;
}

export function RemovePasskeyDialog({ passkey, asksPassword, onClose }: RemovePasskeyDialogProps) {
  const t = useAccountTexts();
  const change = useChange();
  const [password, setPassword] = useState('');
  return (
    <FormDialog
      title={t('removePasskeyOf', { name: passkey.name })}
      action={t('remove')}
      isDangerous
      onClose={onClose}
      fields={['currentPassword']}
      onSubmit={() => {
        const proof = asksPassword ? password : null;
        return change(RemovePasskey, { passkey: passkey.id, currentPassword: proof }, [
          'Passkey',
          'SecondFactor',
        ]);
      }}
    >
      {(errorOf) => (
        <>
          <p>{t('removePasskeyText')}</p>
          {asksPassword && (
            <PasswordField error={errorOf('currentPassword')} value={password} onChange={setPassword} />
          )}
        </>
      )}
    </FormDialog>
  );
}
