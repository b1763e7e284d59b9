import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '@/gql';
import { showPasskey } from './passkeys';
import { useSessionTexts } from './texts';
import { noteViewer } from './viewer';

const BeginPasskeyLogIn = graphql(/* GraphQL */ `
  mutation BeginPasskeyLogIn($input: BeginPasskeyLogInInput!) {
    beginPasskeyLogIn(input: $input) {
      options
      userErrors {
        message
      }
    }
  }
`);

const LogInWithPasskey = graphql(/* GraphQL */ `
  mutation LogInWithPasskey($input: LogInWithPasskeyInput!) {
    logInWithPasskey(input: $input) {
      viewer {
        ...ViewerOfSession
      }
      userErrors {
        message
      }
    }
  }
`);

/** Signing in with a passkey; with a ticket it is the second step of a log-in. */
export function usePasskeyLogIn(ticket: string | null = null) {
  const t = useSessionTexts();
  const [, begin] = useMutation(BeginPasskeyLogIn);
  const [, logIn] = useMutation(LogInWithPasskey);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();

  /** What went wrong; nothing if somebody is signed in now. */
  async function run(): Promise<string | undefined> {
    const begun = (await begin({ input: { ticket } })).data?.beginPasskeyLogIn;
    if (!begun) return t('unreachable');
    if (begun.options === null) return begun.userErrors[0]?.message;
    const asked = await showPasskey(begun.options);
    if ('problem' in asked) return t(asked.problem);
    const came = (await logIn({ input: { passkey: asked.answer, ticket } })).data?.logInWithPasskey;
    if (!came) return t('unreachable');
    if (came.viewer) noteViewer(came.viewer);
    return came.userErrors[0]?.message;
  }

  return {
    isPending,
    problem,
    begin: async () => {
      setPending(true);
      setProblem(undefined);
      setProblem(await run());
      setPending(false);
    },
  };
}
