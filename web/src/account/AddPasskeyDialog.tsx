import { useRef, useState } from 'react';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import { useChange, type Outcome } from '@/forms/useChange';
import { graphql } from '@/gql';
import { makePasskey } from '@/session/passkeys';
import { useSessionTexts } from '@/session/texts';
import { useBrowserName } from '@/session/useBrowserName';
import { PasswordField } from './PasswordField';
import { useAccountTexts } from './texts';

const BeginPasskey = graphql(/* GraphQL */ `
  mutation BeginPasskey($input: BeginPasskeyInput!) {
    beginPasskey(input: $input) {
      options
      userErrors {
        field
        message
      }
    }
  }
`);

const RegisterPasskey = graphql(/* GraphQL */ `
  mutation RegisterPasskey($input: RegisterPasskeyInput!) {
    registerPasskey(input: $input) {
      recoveryCodes
      userErrors {
        field
        message
      }
    }
  }
`);

interface AddPasskeyDialogProps {
  asksPassword: boolean;
  onClose: () => void;
  onCodes: (codes: readonly string[]) => void;
}

/** Has a device make a passkey, and keeps it; who had no second factor is shown recovery codes then. */
export function AddPasskeyDialog({ asksPassword, onClose, onCodes }: AddPasskeyDialogProps) {
  const t = useAccountTexts();
  const words = useSessionTexts();
  const change = useChange();
  const made = useRef<readonly string[] | null>(null);
  const [name, setName] = useState(useBrowserName()(navigator.userAgent));
  const [password, setPassword] = useState('');

  async function add(): Promise<Outcome> {
    // Before the device has made what would be kept nowhere.
    if (name.trim() === '') return mistake('name', t('passkeyNameFirst'));
    const begun = await change(BeginPasskey, { currentPassword: asksPassword ? password : null }, []);
    const options = begun.payload?.options;
    if (!options) return begun;
    const asked = await makePasskey(options);
    if ('problem' in asked) return mistake('passkey', words(asked.problem));
    const outcome = await change(RegisterPasskey, { passkey: asked.answer, name }, [
      'Passkey',
      'SecondFactor',
    ]);
    made.current = outcome.payload?.recoveryCodes ?? null;
    return outcome;
  }

  return (
    <FormDialog
      title={t('addPasskey')}
      action={t('addPasskey')}
      onClose={onClose}
      onDone={() => (made.current === null ? onClose() : onCodes(made.current))}
      fields={['name', 'currentPassword']}
      onSubmit={add}
    >
      {(errorOf) => (
        <>
          <p>{t('addPasskeyText')}</p>
          <TextField
            label={t('name')}
            description={t('passkeyNameHint')}
            error={errorOf('name')}
            isRequired
            autoComplete="off"
            value={name}
            onChange={setName}
          />
          {asksPassword && (
            <PasswordField error={errorOf('currentPassword')} value={password} onChange={setPassword} />
          )}
        </>
      )}
    </FormDialog>
  );
}

function mistake(field: string, message: string): Outcome {
  return { userErrors: [{ field: [field], message }], warnings: [], payload: null };
}
