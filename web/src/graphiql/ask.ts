import type { Fetcher } from '@graphiql/toolkit';

/** Sends what GraphiQL asks, as whoever is signed in. */
export const ask: Fetcher = async ({ query, operationName, variables }, options) => {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json',
      'content-type': 'application/json',
      // Those that were typed into the editor of headers.
      ...options?.headers,
    },
    body: JSON.stringify({ query, operationName, variables }),
  });
  return answer.json() as Promise<{ data?: unknown }>;
};
