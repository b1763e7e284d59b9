import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { EXAMPLES } from './examples';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../schema.graphql'), 'utf8'));

test.each(EXAMPLES)(
  'the example $name is what the schema knows, with its variables',
  ({ query, variables }) => {
    const document = parse(query);
    expect(validate(schema, document)).toEqual([]);
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const values = JSON.parse(variables) as Record<string, unknown>;
      expect(getVariableValues(schema, definition.variableDefinitions ?? [], values).errors).toBeUndefined();
    }
  },
);
