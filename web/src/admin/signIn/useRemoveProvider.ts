import { useCallback } from 'react';
import { useClient } from 'urql';
import { useFormTexts } from '@/forms/texts';
import type { Outcome } from '@/forms/useChange';
import { graphql } from '@/gql';

const RemoveIdentityProvider = graphql(/* GraphQL */ `
  mutation RemoveIdentityProvider {
    removeIdentityProvider {
      userErrors {
        field
        message
      }
    }
  }
`);

/** Removes the provider, and tells what came of it. */
export function useRemoveProvider(): () => Promise<Outcome> {
  const client = useClient();
  const t = useFormTexts();
  return useCallback(async () => {
    const context = { additionalTypenames: ['IdentityProvider'] };
    const { data } = await client.mutation(RemoveIdentityProvider, {}, context).toPromise();
    const userErrors = data?.removeIdentityProvider.userErrors ?? [{ field: [], message: t('notDone') }];
    return { userErrors, warnings: [], payload: null };
  }, [client, t]);
}
