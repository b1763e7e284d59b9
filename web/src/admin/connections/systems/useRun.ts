import { showFailure, showSuccess } from '@/design/Toast';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import type { RunConnectedSystemInput } from '@/gql/graphql';
import { useSystemsTexts } from './texts';

const RunConnectedSystem = graphql(/* GraphQL */ `
  mutation RunConnectedSystem($input: RunConnectedSystemInput!) {
    runConnectedSystem(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

/** What is asked for again once a system has changed. */
export const TOUCHES = ['ConnectedSystem', 'AuditEntry'];

/** Asks for a run of a system, and tells that it is to come. */
export function useRun() {
  const t = useSystemsTexts();
  const change = useChange();
  return async (input: RunConnectedSystemInput) => {
    const outcome = await change(RunConnectedSystem, input, TOUCHES);
    const [mistake] = outcome.userErrors;
    if (mistake) showFailure(mistake.message);
    else showSuccess(t('asked'));
    return outcome;
  };
}
