// @vitest-environment jsdom
import { cacheExchange, Client, fetchExchange, gql } from '@urql/core';
import { expect, test } from 'vitest';
import { askAgainForEmptyLists } from './emptyLists';

test('the first thing of a list shows once it is made', async () => {
  const names: string[] = [];
  const client = new Client({
    url: 'http://localhost/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange, askAgainForEmptyLists, fetchExchange],
    fetch: (_, init) => {
      const { query } = JSON.parse(init?.body as string) as { query: string };
      if (query.startsWith('mutation')) names.push('Sales');
      const data = query.startsWith('mutation')
        ? { create: { __typename: 'Payload' } }
        : { groups: names.map((name) => ({ __typename: 'Group', name })) };
      return Promise.resolve(
        new Response(JSON.stringify({ data }), { headers: { 'Content-Type': 'application/json' } }),
      );
    },
  });
  const seen: unknown[] = [];
  const shown = client
    .query(
      gql`
        {
          groups {
            name
          }
        }
      `,
      {},
    )
    .subscribe(({ data }) => seen.push(data));
  await expect.poll(() => seen.length).toBe(1);
  await client
    .mutation(
      gql`
        mutation {
          create
        }
      `,
      {},
      { additionalTypenames: ['Group'] },
    )
    .toPromise();
  await expect.poll(() => seen.at(-1)).toEqual({ groups: [{ __typename: 'Group', name: 'Sales' }] });
  shown.unsubscribe();
});
