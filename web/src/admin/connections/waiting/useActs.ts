import { showFailure, showSuccess } from '@/design/Toast';
import { useChange, type Outcome } from '@/forms/useChange';
import { graphql } from '@/gql';
import type { WaitingRowsInput } from '@/gql/graphql';
import { useWaitingTexts } from './texts';

const RetryWaitingRows = graphql(/* GraphQL */ `
  mutation RetryWaitingRows($input: WaitingRowsInput!) {
    retryWaitingRows(input: $input) {
      count
      userErrors {
        field
        message
      }
    }
  }
`);

const DismissWaitingRows = graphql(/* GraphQL */ `
  mutation DismissWaitingRows($input: WaitingRowsInput!) {
    dismissWaitingRows(input: $input) {
      count
      userErrors {
        field
        message
      }
    }
  }
`);

const TOUCHES = ['WaitingRow', 'WaitingRowConnection', 'AuditEntry'];

/** How many rows one act is about. */
export const MOST_AT_ONCE = 1000;

export interface Acts {
  retry: (which: WaitingRowsInput) => Promise<void>;
  dismiss: (which: WaitingRowsInput) => Promise<Outcome>;
}

/** What is done with rows that wait; it tells of how many it was done. */
export function useActs(): Acts {
  const t = useWaitingTexts();
  const change = useChange();
  return {
    retry: async (which) => {
      const { payload, userErrors } = await change(RetryWaitingRows, which, TOUCHES);
      const [mistake] = userErrors;
      if (mistake) showFailure(mistake.message);
      else showSuccess(payload?.count ? t('written', { count: payload.count }) : t('stillWaiting'));
    },
    dismiss: async (which) => {
      const outcome = await change(DismissWaitingRows, which, TOUCHES);
      if (outcome.payload?.count) showSuccess(t('gone', { count: outcome.payload.count }));
      return outcome;
    },
  };
}
