import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useMutation } from 'urql';
import { Button } from '@/design/Button';
import { Checkbox } from '@/design/Checkbox';
import { Notice } from '@/design/Notice';
import { graphql } from '@/gql';
import { AuthPage } from './AuthPage';
import { NewPasswordField } from './NewPasswordField';
import { useSessionTexts } from './texts';

const ResetPassword = graphql(/* GraphQL */ `
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

/** `/new-password#SECRET`, where the link of a mail leads. Whoever has set one logs in with it as always. */
export default function NewPasswordPage() {
  const t = useSessionTexts();
  const secret = useLocation().hash.slice(1);
  const [{ fetching, error, data }, reset] = useMutation(ResetPassword);
  const [password, setPassword] = useState('');
  const [endTokens, setEndTokens] = useState(false);
  const [userError] = data?.resetPassword.userErrors ?? [];
  const isOfPassword = userError?.field[0] === 'password';
  const problem = error ? t('unreachable') : isOfPassword ? undefined : userError?.message;
  if (data && !userError)
    return (
      <AuthPage title={t('newPassword')} onSubmit={() => window.location.assign('/log-in')}>
        <Notice tone="info">{t('passwordSet')}</Notice>
        <Button type="submit" variant="primary" autoFocus>
          {t('logIn')}
        </Button>
      </AuthPage>
    );
  return (
    <AuthPage
      title={t('setNewPassword')}
      onSubmit={() => void reset({ input: { secret, password, endTokens } })}
    >
      {problem !== undefined && !fetching && <Notice tone="failure">{problem}</Notice>}
      <NewPasswordField
        error={isOfPassword ? userError.message : undefined}
        value={password}
        onChange={setPassword}
      />
      <Checkbox isSelected={endTokens} onChange={setEndTokens}>
        {t('endTokens')}
      </Checkbox>
      <Button type="submit" variant="primary" isPending={fetching}>
        {t('setNewPassword')}
      </Button>
      <Link to="/forgot-password">{t('anotherLink')}</Link>
    </AuthPage>
  );
}
