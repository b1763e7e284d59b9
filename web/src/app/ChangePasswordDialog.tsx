import { useState } from 'react';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { Checkbox } from '@/design/Checkbox';
import { TextField } from '@/design/TextField';
import { showSuccess } from '@/design/Toast';
import { graphql } from '@/gql';
import { useSessionTexts } from '@/session/texts';

const ChangePassword = graphql(/* GraphQL */ `
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

export function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useSessionTexts();
  const change = useChange();
  const [currentPassword, setCurrentPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [endTokens, setEndTokens] = useState(false);
  return (
    <FormDialog
      title={t('changePassword')}
      action={t('changePassword')}
      onClose={onClose}
      onDone={() => {
        onClose();
        showSuccess(t('passwordChanged'));
      }}
      fields={['currentPassword', 'newPassword']}
      onSubmit={() => change(ChangePassword, { currentPassword, newPassword, endTokens }, ['ApiToken'])}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('currentPassword')}
            error={errorOf('currentPassword')}
            type="password"
            autoComplete="current-password"
            isRequired
            value={currentPassword}
            onChange={setCurrentPassword}
          />
          <TextField
            label={t('newPassword')}
            description={t('passwordRule')}
            error={errorOf('newPassword')}
            type="password"
            autoComplete="new-password"
            isRequired
            value={newPassword}
            onChange={setNewPassword}
          />
          <Checkbox isSelected={endTokens} onChange={setEndTokens}>
            {t('endTokens')}
          </Checkbox>
        </>
      )}
    </FormDialog>
  );
}
