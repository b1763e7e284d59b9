import { mapExchange, type Client, type Exchange, type Operation } from '@urql/core';
import { noteReached, noteUnreached } from './reachability';

/**
 * An answer that was had stays while the server cannot be reached: pages show it, with the error beside it. What failed is asked again once
 * somebody wants that, or the line is back.
 */
export function keepAnswers(client: () => Client): Exchange {
  const answers = new Map<number, unknown>();
  const failed = new Map<number, Operation>();
  const askAgain = () => {
    for (const operation of failed.values()) {
      const again = { ...operation.context, requestPolicy: 'network-only' } as const;
      client().reexecuteOperation(client().createRequestOperation('query', operation, again));
    }
  };
  return mapExchange({
    onResult: (result) => {
      const { operation, error } = result;
      const data: unknown = result.data;
      if (operation.kind !== 'query') return result;
      if (!error?.networkError) {
        if (data !== undefined) answers.set(operation.key, data);
        if (!result.stale) failed.delete(operation.key);
        if (!result.stale && failed.size === 0) noteReached();
        return result;
      }
      const kept = answers.get(operation.key);
      // Where there is nothing to keep, the page itself says so in its place.
      if (kept === undefined) return result;
      failed.set(operation.key, operation);
      noteUnreached(askAgain);
      return { ...result, data: kept };
    },
  });
}
