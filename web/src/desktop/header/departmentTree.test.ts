import { expect, test } from 'vitest';
import { departmentTree, headedBy } from './departmentTree';

const department = (id: string, parent?: string, head?: string) => ({
  id,
  name: id,
  parent: parent === undefined ? null : { id: parent },
  head: head === undefined ? null : { id: head },
});

const TREE = departmentTree([
  department('north', 'sales'),
  department('sales', undefined, 'jane'),
  department('service'),
  department('oslo', 'north', 'ole'),
  department('south', 'sales'),
]);

test('each department is followed by those below it', () => {
  expect(TREE.map(({ id, depth }) => [id, depth])).toEqual([
    ['sales', 0],
    ['north', 1],
    ['oslo', 2],
    ['south', 1],
    ['service', 0],
  ]);
});

test('who heads a department is offered it and what is below it', () => {
  expect(headedBy('jane', TREE).map(({ id }) => id)).toEqual(['sales', 'north', 'oslo', 'south']);
  expect(headedBy('ole', TREE).map(({ id, depth }) => [id, depth])).toEqual([['oslo', 0]]);
  expect(headedBy('nobody', TREE)).toEqual([]);
});
