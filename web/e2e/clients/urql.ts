import { Client, fetchExchange } from '@urql/core';
import { cacheExchange, type KeyGenerator } from '@urql/exchange-graphcache';
import { ADDRESS } from '../support/server';
import type { Data, Open, Variables } from './client';

/** What has an id is kept by it, everything else where it stands. It asks for this in words; otherwise it only complains. */
const keys = new Proxy<Record<string, KeyGenerator>>(
  {},
  { get: () => (data: Data) => (typeof data.id === 'string' ? data.id : null) },
);

/** urql with Graphcache. */
export const urql: Open = (text, fetch) => {
  const client = new Client({
    url: `${ADDRESS}/graphql`,
    preferGetMethod: false,
    exchanges: [cacheExchange({ keys }), fetchExchange],
    fetch,
  });
  const get = async (requestPolicy: 'cache-first' | 'cache-only', variables: Variables) => {
    const { data, error } = await client.query<Data>(text, variables, { requestPolicy }).toPromise();
    if (error) throw error;
    return data ?? {};
  };
  return {
    fetch: (variables) => get('cache-first', variables),
    read: (variables) => get('cache-only', variables),
  };
};
