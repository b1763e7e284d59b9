import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql, readFragment } from '@/gql';
import { SecondStep, type Step } from './secondStep';
import { useSessionTexts } from './texts';
import { noteViewer } from './viewer';

const LogIn = graphql(/* GraphQL */ `
  mutation LogIn($input: LogInInput!) {
    logIn(input: $input) {
      viewer {
        ...ViewerOfSession
      }
      secondFactor {
        ...SecondStep
      }
      companies {
        externalId
        name
      }
      userErrors {
        message
      }
    }
  }
`);

/** Logging in by e-mail and password: who it was is taken note of, a second step is given, and what went wrong is said. */
export function useLogIn() {
  const t = useSessionTexts();
  const [{ fetching, error, data }, logIn] = useMutation(LogIn);
  const [step, setStep] = useState<Step | null>(null);
  const problem = error ? t('unreachable') : data?.logIn.userErrors[0]?.message;
  return {
    isPending: fetching,
    problem: fetching || data?.logIn.secondFactor ? undefined : problem,
    step,
    startAgain: () => setStep(null),
    /** To choose from, for who has the same e-mail and password in several. */
    companies: data?.logIn.companies ?? [],
    logIn: async (email: string, password: string, company: string | null) => {
      const answer = await logIn({ input: { email, password, company } });
      if (answer.data?.logIn.viewer) noteViewer(answer.data.logIn.viewer);
      setStep(readFragment(SecondStep, answer.data?.logIn.secondFactor ?? null));
    },
  };
}
