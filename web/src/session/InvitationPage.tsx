import { useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useMutation } from 'urql';
import { Button } from '@/design/Button';
import { Notice } from '@/design/Notice';
import { graphql, readFragment } from '@/gql';
import { AuthPage } from './AuthPage';
import { NewPasswordField } from './NewPasswordField';
import { SecondStep } from './secondStep';
import { SecondStepPage } from './SecondStepPage';
import { useSessionTexts } from './texts';
import { noteViewer, useSession } from './viewer';

const AcceptInvitation = graphql(/* GraphQL */ `
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      viewer {
        ...ViewerOfSession
      }
      secondFactor {
        ...SecondStep
      }
      userErrors {
        field
        message
      }
    }
  }
`);

/** `/invitation#SECRET`: what stands after the sign is sent to nobody until the form is. */
export default function InvitationPage() {
  const t = useSessionTexts();
  const viewer = useSession();
  const secret = useLocation().hash.slice(1);
  const [{ fetching, error, data }, accept] = useMutation(AcceptInvitation);
  const [password, setPassword] = useState('');

  const step = readFragment(SecondStep, data?.acceptInvitation.secondFactor ?? null);
  if (viewer) return <Navigate to="/" replace />;
  // The password is set: who starts again does so by it.
  if (step) return <SecondStepPage step={step} onStartAgain={() => window.location.assign('/log-in')} />;
  const [userError] = data?.acceptInvitation.userErrors ?? [];
  const isOfPassword = userError?.field[0] === 'password';
  const problem = error ? t('unreachable') : isOfPassword ? undefined : userError?.message;
  return (
    <AuthPage
      title={t('choosePassword')}
      onSubmit={() => {
        void accept({ input: { secret, password } }).then((answer) => {
          if (answer.data?.acceptInvitation.viewer) noteViewer(answer.data.acceptInvitation.viewer);
        });
      }}
    >
      {problem !== undefined && !fetching && <Notice tone="failure">{problem}</Notice>}
      <NewPasswordField
        error={isOfPassword ? userError.message : undefined}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" variant="primary" isPending={fetching}>
        {t('comeIn')}
      </Button>
    </AuthPage>
  );
}
