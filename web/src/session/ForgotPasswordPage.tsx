import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { Button } from '@/design/Button';
import { Notice } from '@/design/Notice';
import { TextField } from '@/design/TextField';
import { graphql } from '@/gql';
import { AuthPage } from './AuthPage';
import { useSessionTexts } from './texts';

const RequestPasswordReset = graphql(/* GraphQL */ `
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Has a link sent to whoever has this e-mail; what it says afterwards is the same for everybody. */
export default function ForgotPasswordPage() {
  const t = useSessionTexts();
  const [{ fetching, error, data }, request] = useMutation(RequestPasswordReset);
  const [email, setEmail] = useState('');
  const refusal = error?.graphQLErrors[0]?.message ?? data?.requestPasswordReset.userErrors[0]?.message;
  const problem = refusal ?? (error && t('unreachable'));
  const isSent = data !== undefined && problem === undefined && !fetching;
  return (
    <AuthPage title={t('forgotPassword')} onSubmit={() => void (email && request({ input: { email } }))}>
      {problem !== undefined && !fetching && <Notice tone="failure">{problem}</Notice>}
      {isSent ? (
        <Notice tone="info">{t('linkSent')}</Notice>
      ) : (
        <>
          <p>{t('forgotPasswordText')}</p>
          <TextField
            label={t('email')}
            type="email"
            name="email"
            autoComplete="username"
            isRequired
            value={email}
            onChange={setEmail}
          />
          <Button type="submit" variant="primary" isPending={fetching}>
            {t('sendLink')}
          </Button>
        </>
      )}
      <Link to="/log-in">{t('backToLogIn')}</Link>
    </AuthPage>
  );
}
