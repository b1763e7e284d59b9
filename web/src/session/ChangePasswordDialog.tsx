import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useMutation } from 'urql';
import { classes } from '@/design/classes';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
import { TextField } from '@/design/TextField';
import { showSuccess } from '@/design/Toast';
import { graphql } from '@/gql';
import css from './AuthPage.module.css';
import { useSessionTexts } from './texts';

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

interface ChangePasswordDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function ChangePasswordDialog(props: ChangePasswordDialogProps) {
  const t = useSessionTexts();
  return (
    <Dialog title={t('changePassword')} {...props}>
      {(close) => (
        <ChangePasswordForm
          onDone={() => {
            close();
            showSuccess(t('passwordChanged'));
          }}
        />
      )}
    </Dialog>
  );
}

function ChangePasswordForm({ onDone }: { onDone: () => void }) {
  const t = useSessionTexts();
  const [{ fetching, error, data }, change] = useMutation(ChangePassword);
  const [currentPassword, setCurrentPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const errorOf = (field: string) =>
    data?.changePassword.userErrors.find((userError) => userError.field[0] === field)?.message;
  return (
    <Form
      className={classes(css.form)}
      onSubmit={(event) => {
        event.preventDefault();
        void change({ input: { currentPassword, newPassword } }).then((answer) => {
          if (answer.data?.changePassword.userErrors.length === 0) onDone();
        });
      }}
    >
      {error && <Notice tone="failure">{t('unreachable')}</Notice>}
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
      <Button type="submit" variant="primary" isPending={fetching}>
        {t('changePassword')}
      </Button>
    </Form>
  );
}
