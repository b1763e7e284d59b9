import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloClient, gql, type TypedDocumentNode, HttpLink, InMemoryCache } from '@apollo/client';
import { buildSchema, isInterfaceType } from 'graphql';
import { ADDRESS } from '../support/server';
import type { Data, Open, Variables } from './client';

const SCHEMA = buildSchema(readFileSync(join(import.meta.dirname, '../../../schema.graphql'), 'utf8'));

/** Which types an interface has: without being told, it finds no fragment on one in what it has kept. */
const possibleTypes = Object.fromEntries(
  Object.values(SCHEMA.getTypeMap())
    .filter(isInterfaceType)
    .map((type) => [type.name, SCHEMA.getPossibleTypes(type).map(({ name }) => name)]),
);

/** Apollo Client, told what interfaces there are, and otherwise with its defaults. */
export const apollo: Open = (text, fetch) => {
  const query = gql(text) as TypedDocumentNode<Data, Variables>;
  const link = new HttpLink({ uri: `${ADDRESS}/graphql`, fetch });
  const client = new ApolloClient({ cache: new InMemoryCache({ possibleTypes }), link });
  const get = async (fetchPolicy: 'cache-first' | 'cache-only', variables: Variables) =>
    (await client.query({ query, variables, fetchPolicy })).data ?? {};
  return {
    fetch: (variables) => get('cache-first', variables),
    read: (variables) => get('cache-only', variables),
  };
};
