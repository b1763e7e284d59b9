import { useState } from 'react';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { CodeField } from '@/session/SecondStepFields';
import { useAccountTexts } from './texts';

const TurnOffSecondFactor = graphql(/* GraphQL */ `
  mutation TurnOffSecondFactor($input: SecondFactorCodeInput!) {
    turnOffSecondFactor(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

/** Asks for a code once more, and does without the app then. */
export function TurnOffDialog({ hasPasskey, onClose }: { hasPasskey: boolean; onClose: () => void }) {
  const t = useAccountTexts();
  const change = useChange();
  const [code, setCode] = useState('');
  return (
    <FormDialog
      title={t('turnOff')}
      action={t('turnOff')}
      isDangerous
      onClose={onClose}
      fields={['code']}
      onSubmit={() => change(TurnOffSecondFactor, { code }, ['SecondFactor'])}
    >
      {(errorOf) => (
        <>
          <p>{t(hasPasskey ? 'turnOffAppText' : 'turnOffText')}</p>
          <CodeField isNew={false} error={errorOf('code')} value={code} onChange={setCode} />
        </>
      )}
    </FormDialog>
  );
}
