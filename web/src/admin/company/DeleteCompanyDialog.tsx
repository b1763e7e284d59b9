import { useState } from 'react';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { useViewer } from '@/session/viewer';
import { useCompanyTexts } from './texts';

const RequestDeletion = graphql(/* GraphQL */ `
  mutation RequestDeletion($input: RequestCompanyDeletionInput!) {
    requestCompanyDeletion(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface DeleteCompanyDialogProps {
  onClose: () => void;
  onDone: () => void;
}

/** Asks for what nobody types by mistake. */
export function DeleteCompanyDialog({ onClose, onDone }: DeleteCompanyDialogProps) {
  const t = useCompanyTexts();
  const { company } = useViewer();
  const change = useChange();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  return (
    <FormDialog
      title={t('deleteTitle', { name: company.name })}
      action={t('deleteIt')}
      isDangerous
      onClose={onClose}
      onDone={onDone}
      fields={['name', 'password']}
      onSubmit={() => change(RequestDeletion, { name, password: password || null }, [])}
    >
      {(errorOf) => (
        <>
          <p>{t('deleteText')}</p>
          <TextField
            label={t('nameAgain')}
            error={errorOf('name')}
            isRequired
            autoComplete="off"
            value={name}
            onChange={setName}
          />
          <TextField
            label={t('yourPassword')}
            error={errorOf('password')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        </>
      )}
    </FormDialog>
  );
}
