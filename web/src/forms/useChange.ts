import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback } from 'react';
import { useClient } from 'urql';
import { useFormTexts } from './texts';

interface UserError {
  /** The path of the input field at fault. */
  field: readonly string[];
  message: string;
}

interface Payload {
  userErrors: readonly UserError[];
  warnings?: readonly string[];
}

/** What the one field of a mutation answers with. */
type PayloadOf<Data> = Extract<Data[keyof Data], Payload>;

/** What came of a change: with errors, nothing was changed. */
export interface Outcome<Answer = unknown> {
  userErrors: readonly UserError[];
  warnings: readonly string[];
  payload: Answer | null;
}

/** Asks for changes, each with the types of objects it touches: what is shown of them is asked for again. */
export function useChange() {
  const client = useClient();
  const t = useFormTexts();
  return useCallback(
    async <Data extends object, Input>(
      document: TypedDocumentNode<Data, { input: Input }>,
      input: Input,
      touches: string[],
    ): Promise<Outcome<PayloadOf<Data>>> => {
      const { data } = await client
        .mutation(document, { input }, { additionalTypenames: touches })
        .toPromise();
      if (!data) return { userErrors: [{ field: [], message: t('notDone') }], warnings: [], payload: null };
      const [payload] = Object.values(data) as [PayloadOf<Data>];
      return { userErrors: payload.userErrors, warnings: payload.warnings ?? [], payload };
    },
    [client, t],
  );
}
