import { useRef, useState } from 'react';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { CodeField } from '@/session/SecondStepFields';
import { useAccountTexts } from './texts';

const RenewRecoveryCodes = graphql(/* GraphQL */ `
  mutation RenewRecoveryCodes($input: SecondFactorCodeInput!) {
    renewRecoveryCodes(input: $input) {
      recoveryCodes
      userErrors {
        field
        message
      }
    }
  }
`);

/** Asks for a code once more, and makes new recovery codes then. */
export function RenewRecoveryCodesDialog({
  isWithoutApp,
  onClose,
  onCodes,
}: {
  isWithoutApp: boolean;
  onClose: () => void;
  onCodes: (codes: readonly string[]) => void;
}) {
  const t = useAccountTexts();
  const change = useChange();
  const [code, setCode] = useState('');
  const made = useRef<readonly string[]>([]);
  return (
    <FormDialog
      title={t('renewCodes')}
      action={t('renewCodes')}
      onClose={onClose}
      onDone={() => onCodes(made.current)}
      fields={['code']}
      onSubmit={async () => {
        const outcome = await change(RenewRecoveryCodes, { code }, ['SecondFactor']);
        made.current = outcome.payload?.recoveryCodes ?? [];
        return outcome;
      }}
    >
      {(errorOf) => (
        <>
          <p>{t('renewCodesText')}</p>
          <CodeField
            isNew={false}
            isWithoutApp={isWithoutApp}
            error={errorOf('code')}
            value={code}
            onChange={setCode}
          />
        </>
      )}
    </FormDialog>
  );
}
