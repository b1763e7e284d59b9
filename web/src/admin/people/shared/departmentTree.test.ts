import { expect, test } from 'vitest';
import { treeOf } from './departmentTree';

const team = { id: 'team', name: 'Team', parent: { id: 'north' } };
const north = { id: 'north', name: 'North', parent: { id: 'sales' } };
const sales = { id: 'sales', name: 'Sales', parent: null };
const office = { id: 'office', name: 'Office', parent: null };
const departments = [office, team, north, sales];

test('departments stand below what they are a part of, in their order', () => {
  expect(treeOf(departments)).toEqual([
    { department: office, parts: [] },
    {
      department: sales,
      parts: [{ department: north, parts: [{ department: team, parts: [] }] }],
    },
  ]);
});
