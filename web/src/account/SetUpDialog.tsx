import { useRef, useState } from 'react';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import type { SetUpSecondFactorMutation } from '@/gql/graphql';
import { Enrolment } from '@/session/Enrolment';
import { CodeField } from '@/session/SecondStepFields';
import { useAccountTexts } from './texts';

const SetUpSecondFactor = graphql(/* GraphQL */ `
  mutation SetUpSecondFactor($input: SetUpSecondFactorInput!) {
    setUpSecondFactor(input: $input) {
      enrolment {
        ...Enrolment
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const ConfirmSecondFactor = graphql(/* GraphQL */ `
  mutation ConfirmSecondFactor($input: SecondFactorCodeInput!) {
    confirmSecondFactor(input: $input) {
      recoveryCodes
      userErrors {
        field
        message
      }
    }
  }
`);

type EnrolmentFields = NonNullable<SetUpSecondFactorMutation['setUpSecondFactor']['enrolment']>;

interface SetUpDialogProps {
  /** What is proved first, of the second factor that there is. */
  proof: 'code' | 'recoveryCode' | null;
  onClose: () => void;
  onCodes: (codes: readonly string[]) => void;
}

/** Sets up an app in steps: a code of the present one, if there is one; the new one; digits of it. */
export function SetUpDialog({ proof, onClose, onCodes }: SetUpDialogProps) {
  const t = useAccountTexts();
  const change = useChange();
  const begun = useRef<EnrolmentFields | null>(null);
  const made = useRef<readonly string[]>([]);
  const [enrolment, setEnrolment] = useState<EnrolmentFields | null>(null);
  const [code, setCode] = useState('');
  if (enrolment) {
    return (
      <FormDialog
        key="digits"
        title={t('setUp')}
        action={t('turnOn')}
        onClose={onClose}
        onDone={() => onCodes(made.current)}
        fields={['code']}
        onSubmit={async () => {
          const outcome = await change(ConfirmSecondFactor, { code }, ['SecondFactor']);
          made.current = outcome.payload?.recoveryCodes ?? [];
          return outcome;
        }}
      >
        {(errorOf) => (
          <>
            <Enrolment enrolment={enrolment} />
            <CodeField isNew error={errorOf('code')} value={code} onChange={setCode} />
          </>
        )}
      </FormDialog>
    );
  }
  return (
    <FormDialog
      key="begin"
      title={t('setUp')}
      action={t('next')}
      onClose={onClose}
      onDone={() => {
        setCode('');
        setEnrolment(begun.current);
      }}
      fields={['code']}
      onSubmit={async () => {
        const outcome = await change(SetUpSecondFactor, { code: proof === null ? null : code }, []);
        begun.current = outcome.payload?.enrolment ?? null;
        return outcome;
      }}
    >
      {(errorOf) => (
        <>
          <p>{t(proof === 'code' ? 'anotherAppText' : 'setUpText')}</p>
          {proof !== null && (
            <CodeField
              isNew={false}
              isWithoutApp={proof === 'recoveryCode'}
              error={errorOf('code')}
              value={code}
              onChange={setCode}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
