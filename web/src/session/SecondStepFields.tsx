import { Button } from '@/design/Button';
import { Notice } from '@/design/Notice';
import { TextField } from '@/design/TextField';
import { Enrolment } from './Enrolment';
import { usePasskeyLogIn } from './passkeyLogIn';
import { RecoveryCodes } from './RecoveryCodes';
import type { Step, useSecondStep } from './secondStep';
import { useSessionTexts } from './texts';

interface SecondStepFieldsProps {
  step: Step;
  second: ReturnType<typeof useSecondStep>;
  onStartAgain: () => void;
}

/** The inside of a form that asks for a code; for who has no app yet, with what sets one up, and then their recovery codes. */
export function SecondStepFields({ step, second, onStartAgain }: SecondStepFieldsProps) {
  const t = useSessionTexts();
  const passkey = usePasskeyLogIn(step.ticket);
  const problem = passkey.problem ?? second.problem;
  if (second.recoveryCodes) {
    return (
      <>
        <RecoveryCodes codes={second.recoveryCodes} />
        <Button type="submit" variant="primary">
          {t('codesKept')}
        </Button>
      </>
    );
  }
  return (
    <>
      {problem !== undefined && <Notice tone="failure">{problem}</Notice>}
      {step.enrolment && (
        <>
          <p>{t('secondFactorRequired')}</p>
          <Enrolment enrolment={step.enrolment} />
        </>
      )}
      {step.hasPasskey && (
        <Button variant="primary" isPending={passkey.isPending} onPress={() => void passkey.begin()}>
          {t('usePasskey')}
        </Button>
      )}
      <CodeField
        isNew={step.enrolment !== null}
        isWithoutApp={step.hasPasskey && !step.hasApp}
        value={second.code}
        onChange={second.setCode}
      />
      <Button type="submit" variant={step.hasPasskey ? 'secondary' : 'primary'} isPending={second.isPending}>
        {t('confirm')}
      </Button>
      <Button variant="quiet" onPress={onStartAgain}>
        {t('startAgain')}
      </Button>
    </>
  );
}

interface CodeFieldProps {
  /** Whether the app is being set up, so that its digits alone are meant. */
  isNew: boolean;
  /** Whether there is no app, so that a recovery code alone is meant. */
  isWithoutApp?: boolean;
  value: string;
  error?: string | undefined;
  onChange: (code: string) => void;
}

/** Six digits, or a recovery code. */
export function CodeField({ isNew, isWithoutApp = false, ...field }: CodeFieldProps) {
  const t = useSessionTexts();
  return (
    <TextField
      {...field}
      label={t(isWithoutApp ? 'recoveryCode' : 'code')}
      description={t(isNew ? 'digitsHint' : isWithoutApp ? 'recoveryCodeHint' : 'codeHint')}
      name="code"
      autoComplete="one-time-code"
      autoFocus
      isRequired
    />
  );
}
