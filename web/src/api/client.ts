import { cacheExchange, Client, fetchExchange, mapExchange, type OperationResult } from '@urql/core';
import { noteViewer } from '@/session/viewer';
import { API } from './address';
import { askAgainForEmptyLists } from './emptyLists';
import { fetchForOwner } from './fetchForOwner';
import { keepAnswers } from './keepAnswers';
import { rememberingLast } from './lastAnswer';

/** The way to the API, with a memory of what was answered. A new one has forgotten everything. */
export function createClient(): Client {
  const client: Client = new Client({
    url: API,
    preferGetMethod: false,
    fetch: rememberingLast(fetchForOwner),
    requestPolicy: 'cache-and-network',
    exchanges: [
      keepAnswers(() => client),
      cacheExchange,
      askAgainForEmptyLists,
      mapExchange({ onResult: noteSession }),
      fetchExchange,
    ],
  });
  return client;
}

/** Every answer tells who is signed in, if it was asked, or that nobody is. */
function noteSession({ data, error }: OperationResult<unknown>): void {
  if (error?.graphQLErrors.some((one) => one.extensions.code === 'UNAUTHENTICATED')) noteViewer(null);
  else if (asksForViewer(data)) noteViewer(data.viewer);
}

function asksForViewer(data: unknown): data is { viewer: Parameters<typeof noteViewer>[0] } {
  return data !== null && typeof data === 'object' && 'viewer' in data;
}
