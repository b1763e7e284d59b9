import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { Button } from '@/design/Button';
import { ComboBox } from '@/design/ComboBox';
import { Notice } from '@/design/Notice';
import { Option } from '@/design/Select';
import { TextField } from '@/design/TextField';
import { currencies, timezones } from '@/format/choices';
import { graphql } from '@/gql';
import { useLanguage, type Language } from '@/i18n/language';
import { AuthPage } from '@/session/AuthPage';
import { SignUpOpen } from '@/session/signUpOpen';
import { useSessionTexts } from '@/session/texts';
import { useSignUpTexts } from './texts';

const SignUp = graphql(/* GraphQL */ `
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

/** What most people of a language count in; they choose another one. */
const CURRENCIES: Record<Language, string> = { EN: 'USD', RU: 'RUB' };

/** Asks for a company: a mail is sent, and what it says afterwards is the same for everybody. */
export default function SignUpPage() {
  const t = useSignUpTexts();
  const session = useSessionTexts();
  const language = useLanguage();
  const [{ data: known }] = useQuery({ query: SignUpOpen });
  const [{ fetching, error, data }, signUp] = useMutation(SignUp);
  const [name, setName] = useState('');
  const [person, setPerson] = useState('');
  const [email, setEmail] = useState('');
  const [timezone, setTimezone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [chosenCurrency, setCurrency] = useState<string>();
  const currency = chosenCurrency ?? CURRENCIES[language];
  const zones = useMemo(() => timezones(timezone), [timezone]);
  const monies = useMemo(() => currencies(currency, language), [currency, language]);
  const userErrors = data?.signUp.userErrors ?? [];
  const errorOf = (field: string) => userErrors.find((each) => each.field[0] === field)?.message;
  const refusal =
    error?.graphQLErrors[0]?.message ?? userErrors.find(({ field }) => field.length === 0)?.message;
  const problem = refusal ?? (error && session('unreachable'));
  const isSent = data !== undefined && userErrors.length === 0 && !fetching;
  const isClosed = known?.isSignUpOpen === false;
  return (
    <AuthPage
      title={t('title')}
      onSubmit={() => void signUp({ input: { name, person, email, timezone, currency, language } })}
    >
      {problem !== undefined && !fetching && <Notice tone="failure">{problem}</Notice>}
      {isClosed && <Notice tone="info">{t('closed')}</Notice>}
      {isSent && <Notice tone="info">{t('sent', { email })}</Notice>}
      {!isClosed && !isSent && (
        <>
          <TextField
            label={t('company')}
            error={errorOf('name')}
            name="organization"
            autoComplete="organization"
            isRequired
            value={name}
            onChange={setName}
          />
          <ComboBox
            label={t('timezone')}
            error={errorOf('timezone')}
            nothing={t('nothing')}
            defaultItems={zones}
            value={timezone}
            onChange={(id) => id !== null && setTimezone(String(id))}
          >
            {({ id, name: offset }) => (
              <Option id={id} detail={offset}>
                {id}
              </Option>
            )}
          </ComboBox>
          <ComboBox
            label={t('currency')}
            error={errorOf('currency')}
            nothing={t('nothing')}
            defaultItems={monies}
            value={currency}
            onChange={(id) => id !== null && setCurrency(String(id))}
          >
            {({ id, name: words }) => <Option id={id}>{`${id} · ${words}`}</Option>}
          </ComboBox>
          <TextField
            label={t('person')}
            error={errorOf('person')}
            name="name"
            autoComplete="name"
            isRequired
            value={person}
            onChange={setPerson}
          />
          <TextField
            label={t('email')}
            error={errorOf('email')}
            type="email"
            name="email"
            autoComplete="username"
            isRequired
            value={email}
            onChange={setEmail}
          />
          <p>{t('terms')}</p>
          <Button type="submit" variant="primary" isPending={fetching}>
            {t('send')}
          </Button>
        </>
      )}
      <Link to="/log-in">{session('backToLogIn')}</Link>
    </AuthPage>
  );
}
