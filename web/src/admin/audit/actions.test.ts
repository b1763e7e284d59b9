import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { AUDITED_ACTIONS, NO_MUTATIONS } from './actions';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../schema.graphql'), 'utf8'));

test('the log can be asked for every mutation that says it is in it', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const audited = mutations.filter(({ description }) => description?.includes('in the audit log'));
  expect([...AUDITED_ACTIONS].sort()).toEqual([...audited.map(({ name }) => name), ...NO_MUTATIONS].sort());
});
