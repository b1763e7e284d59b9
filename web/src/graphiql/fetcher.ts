import type { FetcherOpts, FetcherParams } from '@graphiql/toolkit';
import type { ExecutionResult } from 'graphql';

/** Sends what GraphiQL asks, as whoever is signed in. */
export async function fetcher(
  { query, operationName, variables }: FetcherParams,
  options?: FetcherOpts,
): Promise<ExecutionResult> {
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
  return answer.json() as Promise<ExecutionResult>;
}
