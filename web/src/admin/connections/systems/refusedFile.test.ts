import { expect, test } from 'vitest';
import { linesOf } from './refusedFile';

const row = (externalId: string, message: string) => ({
  edges: [
    {
      node: {
        kind: 'DEAL',
        externalId,
        body: '{"name": "A, B"}',
        problems: [
          { member: 'stage', message },
          { member: null, message: 'is wrong' },
        ],
      },
    },
  ],
  pageInfo: { hasNextPage: false, endCursor: null },
});

test('a refused row is a line with what is wrong in words, and quotes are doubled', () => {
  expect(linesOf(row('b-1:7', 'is unknown'))).toEqual([
    '"deal","b-1:7","stage: is unknown; is wrong","{""name"": ""A, B""}"',
  ]);
});

test('no cell is a formula', () => {
  expect(linesOf(row('=1+1', 'x'))[0]).toContain(`"'=1+1"`);
});
