import type { FetcherOpts, FetcherParams } from '@graphiql/toolkit';
import type { ExecutionResult } from 'graphql';

/** Sends what GraphiQL asks, as whoever is signed in; tells where the server takes nothing but documents that it was given. */
export const fetcherFor =
  (onClosed: () => void) =>
  async (
    { query, operationName, variables }: FetcherParams,
    options?: FetcherOpts,
  ): Promise<ExecutionResult> => {
    // Those that were typed into the editor of headers.
    const headers = (options?.headers ?? {}) as Record<string, string>;
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json',
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify({ query, operationName, variables: variables as unknown }),
    });
    const result = (await answer.json()) as ExecutionResult;
    if (result.errors?.some(({ extensions }) => extensions.code === 'PERSISTED_DOCUMENT_REQUIRED'))
      onClosed();
    return result;
  };
