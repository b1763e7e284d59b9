import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '@/gql';
import { useSessionTexts } from './texts';

const BeginProviderLogIn = graphql(/* GraphQL */ `
  mutation BeginProviderLogIn($input: BeginProviderLogInInput!) {
    beginProviderLogIn(input: $input) {
      url
      userErrors {
        message
      }
    }
  }
`);

/** What the API says of who came back from their company's provider and is not signed in. */
const PROBLEMS = ['expired', 'refused', 'unreachable', 'untrusted', 'nobody'] as const;

/** Signing in at the provider of one's company: the page goes there. `search` is the address's, which tells what became of it last time. */
export function useProviderLogIn(search: string) {
  const t = useSessionTexts();
  const told = new URLSearchParams(search).get('problem');
  const before = PROBLEMS.find((each) => each === told);
  const [{ fetching, error, data }, begin] = useMutation(BeginProviderLogIn);
  const [isAsked, setAsked] = useState(false);
  const [isWithoutEmail, setWithoutEmail] = useState(false);
  const now = error ? t('unreachable') : data?.beginProviderLogIn.userErrors[0]?.message;
  const earlier = before && !isAsked ? t(`provider_${before}`) : undefined;
  return {
    isPending: fetching,
    problem: fetching ? undefined : isWithoutEmail ? t('emailFirst') : (now ?? earlier),
    begin: async (email: string) => {
      setAsked(true);
      setWithoutEmail(email.trim() === '');
      if (email.trim() === '') return;
      const url = (await begin({ input: { email } })).data?.beginProviderLogIn.url;
      if (url) window.location.assign(url);
    },
  };
}
