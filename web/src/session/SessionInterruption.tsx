import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '@/design/Button';
import { classes } from '@/design/classes';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
import { TextField } from '@/design/TextField';
import css from './AuthPage.module.css';
import { useInterruption } from './interruption';
import { useLogIn } from './logIn';
import { useSessionTexts } from './texts';
import { useSession, type Viewer } from './viewer';

/** What stands over the page while its person is not the one who is signed in. */
export function SessionInterruption() {
  const interruption = useInterruption();
  const owner = useSession();
  if (!owner || interruption === undefined) return null;
  return interruption === 'ended' ? <LogInAgain owner={owner} /> : <Another owner={owner} />;
}

function LogInAgain({ owner }: { owner: Viewer }) {
  const t = useSessionTexts();
  const { logIn, isPending, problem } = useLogIn();
  const [password, setPassword] = useState('');
  return (
    <Dialog isOpen isBlocking title={t('sessionEnded')}>
      <Form
        className={classes(css.form)}
        onSubmit={(event) => {
          event.preventDefault();
          void logIn(owner.email, password);
        }}
      >
        <p>{t('sessionEndedText', { name: owner.name })}</p>
        {problem !== undefined && <Notice tone="failure">{problem}</Notice>}
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
        <Button variant="quiet" onPress={() => window.location.assign('/log-in')}>
          {t('logInAsAnother')}
        </Button>
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
