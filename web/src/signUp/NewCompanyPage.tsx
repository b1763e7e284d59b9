import { useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { useMutation } from 'urql';
import { Button } from '@/design/Button';
import { Notice } from '@/design/Notice';
import { graphql } from '@/gql';
import { AuthPage } from '@/session/AuthPage';
import { NewPasswordField } from '@/session/NewPasswordField';
import { useSessionTexts } from '@/session/texts';
import { noteViewer, useSession } from '@/session/viewer';
import { useSignUpTexts } from './texts';

const ConfirmSignUp = graphql(/* GraphQL */ `
  mutation ConfirmSignUp($input: ConfirmSignUpInput!) {
    confirmSignUp(input: $input) {
      viewer {
        ...ViewerOfSession
      }
      userErrors {
        field
        message
      }
    }
  }
`);

/** `/new-company#SECRET`, where the link of a mail leads: the company is made here, and its first steps are what is seen next. */
export default function NewCompanyPage() {
  const t = useSignUpTexts();
  const session = useSessionTexts();
  const viewer = useSession();
  const secret = useLocation().hash.slice(1);
  const [{ fetching, error, data }, confirm] = useMutation(ConfirmSignUp);
  const [password, setPassword] = useState('');
  if (viewer) return <Navigate to="/" replace />;
  const [userError] = data?.confirmSignUp.userErrors ?? [];
  const isOfPassword = userError?.field[0] === 'password';
  const problem = error ? session('unreachable') : isOfPassword ? undefined : userError?.message;
  return (
    <AuthPage
      title={t('last')}
      onSubmit={() => {
        void confirm({ input: { secret, password } }).then((answer) => {
          if (answer.data?.confirmSignUp.viewer) noteViewer(answer.data.confirmSignUp.viewer);
        });
      }}
    >
      {problem !== undefined && !fetching && <Notice tone="failure">{problem}</Notice>}
      <p>{t('lastText')}</p>
      <NewPasswordField
        error={isOfPassword ? userError.message : undefined}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" variant="primary" isPending={fetching}>
        {t('make')}
      </Button>
      <Link to="/sign-up">{t('again')}</Link>
    </AuthPage>
  );
}
