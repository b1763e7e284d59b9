import { useState } from 'react';
import { Link, Navigate, useLocation, type Location } from 'react-router';
import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { Notice } from '@/design/Notice';
import { Radio, RadioGroup } from '@/design/RadioGroup';
import { TextField } from '@/design/TextField';
import { AuthPage } from './AuthPage';
import { useLogIn } from './logIn';
import { usePasskeyLogIn } from './passkeyLogIn';
import { useProviderLogIn } from './providerLogIn';
import { SecondStepPage } from './SecondStepPage';
import { SignUpOpen } from './signUpOpen';
import { useSessionTexts } from './texts';
import { useSession } from './viewer';

export default function LogInPage() {
  const t = useSessionTexts();
  const viewer = useSession();
  const location = useLocation();
  const { logIn, isPending, problem, step, companies, startAgain } = useLogIn();
  const provider = useProviderLogIn(location.search);
  const [{ data: entrance }] = useQuery({ query: SignUpOpen });
  const passkey = usePasskeyLogIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [company, setCompany] = useState<string | null>(null);

  if (viewer) return <Navigate to={cameFrom(location)} replace />;
  if (step) return <SecondStepPage step={step} onStartAgain={startAgain} />;
  const shown = passkey.problem ?? problem ?? provider.problem;
  return (
    <AuthPage title={t('logIn')} onSubmit={() => void logIn(email, password, company)}>
      {shown !== undefined && <Notice tone="failure">{shown}</Notice>}
      <TextField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        value={email}
        onChange={(typed) => {
          setEmail(typed);
          setCompany(null);
        }}
      />
      <TextField
        label={t('password')}
        type="password"
        name="password"
        autoComplete="current-password"
        isRequired
        value={password}
        onChange={setPassword}
      />
      {companies.length > 0 && (
        <RadioGroup label={t('company')} isRequired value={company} onChange={setCompany}>
          {companies.map(({ externalId, name }) => (
            <Radio key={externalId} value={externalId}>
              {name}
            </Radio>
          ))}
        </RadioGroup>
      )}
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('logIn')}
      </Button>
      <Button isPending={passkey.isPending} onPress={() => void passkey.begin()}>
        {t('usePasskey')}
      </Button>
      <Button isPending={provider.isPending} onPress={() => void provider.begin(email)}>
        {t('companyAccount')}
      </Button>
      <Link to="/forgot-password">{t('forgotPassword')}</Link>
      {entrance?.isSignUpOpen && <Link to="/sign-up">{t('signUp')}</Link>}
    </AuthPage>
  );
}

/** Where to go: a page of the desktop tells it in the state, GraphiQL, which is a page of its own, in the address. */
function cameFrom({ search, state }: Location<unknown>): string {
  if (new URLSearchParams(search).get('from') === 'graphiql') return '/graphiql';
  const from = state !== null && typeof state === 'object' && 'from' in state ? state.from : undefined;
  return typeof from === 'string' ? from : '/';
}
