import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql, type FragmentType } from '@/gql';
import type { SecondStepFragment } from '@/gql/graphql';
import { useSessionTexts } from './texts';
import { noteViewer, type ViewerOfSession } from './viewer';

/** What a log-in waits for. */
export const SecondStep = graphql(/* GraphQL */ `
  fragment SecondStep on SecondFactorStep {
    ticket
    hasApp
    hasPasskey
    enrolment {
      ...Enrolment
    }
  }
`);

export type Step = SecondStepFragment;

const ConfirmLogIn = graphql(/* GraphQL */ `
  mutation ConfirmLogIn($input: ConfirmLogInInput!) {
    confirmLogIn(input: $input) {
      viewer {
        ...ViewerOfSession
      }
      recoveryCodes
      userErrors {
        field
        message
      }
    }
  }
`);

interface Kept {
  viewer: FragmentType<typeof ViewerOfSession>;
  recoveryCodes: readonly string[];
}

/** The second step of a log-in. Who set up their app in it goes on once they have kept their recovery codes. */
export function useSecondStep({ ticket }: Step) {
  const t = useSessionTexts();
  const [{ fetching, error, data }, confirm] = useMutation(ConfirmLogIn);
  const [code, setCode] = useState('');
  const [kept, setKept] = useState<Kept | null>(null);
  const problem = error ? t('unreachable') : data?.confirmLogIn.userErrors[0]?.message;
  return {
    code,
    setCode,
    isPending: fetching,
    problem: fetching ? undefined : problem,
    recoveryCodes: kept?.recoveryCodes ?? null,
    goOn: async () => {
      if (kept) {
        noteViewer(kept.viewer);
        return;
      }
      const { viewer, recoveryCodes } = (await confirm({ input: { ticket, code } })).data?.confirmLogIn ?? {};
      if (!viewer) return;
      if (recoveryCodes) setKept({ viewer, recoveryCodes });
      else noteViewer(viewer);
    },
  };
}
