import { useState } from 'react';
import { Form } from 'react-aria-components';
import { IS_EMBEDDED } from '@/addresses/embedded';
import { Button } from '@/design/Button';
import { classes } from '@/design/classes';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
import { TextField } from '@/design/TextField';
import css from './AuthPage.module.css';
import type { Interruption } from './interruption';
import { useLogIn } from './logIn';
import { usePasskeyLogIn } from './passkeyLogIn';
import { SecondStepFields } from './SecondStepFields';
import { useSecondStep, type Step } from './secondStep';
import { useSessionTexts } from './texts';
import type { Viewer } from './viewer';

interface InterruptionDialogProps {
  interruption: Interruption;
  owner: Viewer;
}

/** What is asked of whoever sits before a page that cannot go on. */
export default function InterruptionDialog({ interruption, owner }: InterruptionDialogProps) {
  if (IS_EMBEDDED) return <FrameEnded />;
  return interruption === 'ended' ? <LogInAgain owner={owner} /> : <Another owner={owner} />;
}

function FrameEnded() {
  const t = useSessionTexts();
  return (
    <Dialog isOpen isBlocking title={t('frameEnded')}>
      <p>{t('frameEndedText')}</p>
    </Dialog>
  );
}

function LogInAgain({ owner }: { owner: Viewer }) {
  const t = useSessionTexts();
  const { logIn, isPending, problem, step, startAgain } = useLogIn();
  const passkey = usePasskeyLogIn();
  const [password, setPassword] = useState('');
  const shown = passkey.problem ?? problem;
  if (step) return <SecondStepDialog step={step} onStartAgain={startAgain} />;
  return (
    <Dialog isOpen isBlocking title={t('sessionEnded')}>
      <Form
        className={classes(css.form)}
        onSubmit={(event) => {
          event.preventDefault();
          void logIn(owner.email, password, owner.company.externalId);
        }}
      >
        <p>{t('sessionEndedText', { name: owner.name })}</p>
        {shown !== undefined && <Notice tone="failure">{shown}</Notice>}
        <TextField label={t('email')} type="email" autoComplete="username" isReadOnly value={owner.email} />
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          autoFocus
          isRequired
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" variant="primary" isPending={isPending}>
          {t('logIn')}
        </Button>
        <Button isPending={passkey.isPending} onPress={() => void passkey.begin()}>
          {t('usePasskey')}
        </Button>
        <Button variant="quiet" onPress={() => window.location.assign('/log-in')}>
          {t('logInAsAnother')}
        </Button>
      </Form>
    </Dialog>
  );
}

function SecondStepDialog({ step, onStartAgain }: { step: Step; onStartAgain: () => void }) {
  const t = useSessionTexts();
  const second = useSecondStep(step);
  return (
    <Dialog isOpen isBlocking title={t('secondFactor')}>
      <Form
        className={classes(css.form)}
        onSubmit={(event) => {
          event.preventDefault();
          void second.goOn();
        }}
      >
        <SecondStepFields step={step} second={second} onStartAgain={onStartAgain} />
      </Form>
    </Dialog>
  );
}

function Another({ owner }: { owner: Viewer }) {
  const t = useSessionTexts();
  return (
    <Dialog isOpen isBlocking title={t('another')}>
      <div className={css.form}>
        <p>{t('anotherText', { name: owner.name })}</p>
        <Button variant="primary" autoFocus onPress={() => window.location.assign('/')}>
          {t('goOn')}
        </Button>
      </div>
    </Dialog>
  );
}
