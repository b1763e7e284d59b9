import { expect, test } from 'vitest';
import type { RowsFragment } from '@/gql/graphql';
import { groupsOf, orderBy } from './order';

type Edge = RowsFragment['edges'][number];

const edge = (title: string, key: string | null, label: string | null = key) =>
  ({ node: { title }, group: key === null ? null : { key, label, count: 7, sum: null } }) as Edge;

test('rows of one group stand together, and two people of one name in two', () => {
  const edges = [edge('a', '1', 'Anna'), edge('b', '1', 'Anna'), edge('c', '2', 'Anna'), edge('d', '', null)];
  const groups = groupsOf(edges).map(({ group, edges: some }) => [group?.label, group?.count, some.length]);
  expect(groups).toEqual([
    ['Anna', 7, 2],
    ['Anna', 7, 1],
    [null, 7, 1],
  ]);
});

test('rows without groups are one list', () => {
  expect(groupsOf([edge('a', null), edge('b', null)])).toHaveLength(1);
});

test('names begin with A, and times and prices with the last and largest', () => {
  expect(orderBy('TITLE').isDescending).toBe(false);
  expect(orderBy('PRICE').isDescending).toBe(true);
});
