import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { operationFor } from './operationFor';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../schema.graphql'), 'utf8'));

test('what is begun for any field of the schema is valid', () => {
  const invalid = (['query', 'mutation'] as const).flatMap((kind) => {
    const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(type?.getFields() ?? {}).flatMap((field) => {
      const errors = validate(schema, parse(operationFor(kind, field).query));
      return errors.map(({ message }) => `${field.name}: ${message}`);
    });
  });
  expect(invalid).toEqual([]);
});

test('a connection is asked for its nodes, and what must be given is a variable', () => {
  const field = schema.getMutationType()?.getFields().createDeal;
  if (!field) throw new Error('There is no createDeal.');
  const { query, variables } = operationFor('mutation', field);
  expect(query).toContain('mutation CreateDeal($input: CreateDealInput!)');
  expect(query).toContain('userErrors');
  expect(JSON.parse(variables)).toEqual({ input: {} });
  const users = schema.getQueryType()?.getFields().users;
  expect(users && operationFor('query', users).query).toMatch(/edges \{\s+cursor\s+node \{/);
});
