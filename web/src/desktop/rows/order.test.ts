import { expect, test } from 'vitest';
import type { RowsFragment } from '@/gql/graphql';
import { groupsOf, orderBy } from './order';

type Edge = RowsFragment['edges'][number];

const edge = (title: string, responsible: string | null, stage: string | null = null) =>
  ({
    node: {
      __typename: 'Deal',
      title,
      responsible: responsible === null ? null : { name: responsible },
      dealType: { name: 'Sales' },
      stage: stage === null ? null : { name: stage },
    },
  }) as Edge;

test('rows sorted by people stand in a group of each, and nobody in the last', () => {
  const edges = [edge('a', 'Anna'), edge('b', 'Anna'), edge('c', 'Boris'), edge('d', null)];
  const groups = groupsOf(edges, 'RESPONSIBLE').map(({ name, edges: some }) => [name, some.length]);
  expect(groups).toEqual([
    ['Anna', 2],
    ['Boris', 1],
    [null, 1],
  ]);
});

test('a stage is called by its type, too', () => {
  expect(groupsOf([edge('a', null, 'New')], 'STAGE')[0]?.name).toBe('Sales: New');
});

test('rows sorted by anything else are one list', () => {
  expect(groupsOf([edge('a', 'Anna'), edge('b', 'Boris')], 'PRICE')).toHaveLength(1);
});

test('names begin with A, and times and prices with the last and largest', () => {
  expect(orderBy('TITLE').isDescending).toBe(false);
  expect(orderBy('PRICE').isDescending).toBe(true);
});
