import { useMutation } from 'urql';
import { graphql } from '@/gql';
import { useSessionTexts } from './texts';
import { noteViewer } from './viewer';

const LogIn = graphql(/* GraphQL */ `
  mutation LogIn($input: LogInInput!) {
    logIn(input: $input) {
      viewer {
        ...ViewerOfSession
      }
      userErrors {
        message
      }
    }
  }
`);

/** Logging in by e-mail and password: who it was is taken note of, and what went wrong is said. */
export function useLogIn() {
  const t = useSessionTexts();
  const [{ fetching, error, data }, logIn] = useMutation(LogIn);
  const problem = error ? t('unreachable') : data?.logIn.userErrors[0]?.message;
  return {
    isPending: fetching,
    problem: fetching ? undefined : problem,
    logIn: async (email: string, password: string) => {
      const answer = await logIn({ input: { email, password } });
      if (answer.data?.logIn.viewer) noteViewer(answer.data.logIn.viewer);
    },
  };
}
