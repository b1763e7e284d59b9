import { useState } from 'react';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { useAccountTexts } from './texts';

const RenamePasskey = graphql(/* GraphQL */ `
  mutation RenamePasskey($input: RenamePasskeyInput!) {
    renamePasskey(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface RenamePasskeyDialogProps {
  passkey: { id: string; name: string };
  onClose: () => void;
}

export function RenamePasskeyDialog({ passkey, onClose }: RenamePasskeyDialogProps) {
  const t = useAccountTexts();
  const change = useChange();
  const [name, setName] = useState(passkey.name);
  return (
    <FormDialog
      title={t('renamePasskey')}
      action={t('rename')}
      onClose={onClose}
      fields={['name']}
      onSubmit={() => change(RenamePasskey, { passkey: passkey.id, name }, ['Passkey'])}
    >
      {(errorOf) => (
        <TextField
          label={t('name')}
          description={t('passkeyNameHint')}
          error={errorOf('name')}
          isRequired
          autoComplete="off"
          value={name}
          onChange={setName}
        />
      )}
    </FormDialog>
  );
}
