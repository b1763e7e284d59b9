import { expect, test } from 'vitest';
import { treeOf, withPartsOf } from './departmentTree';

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

test('a department has its parts, and theirs', () => {
  expect(withPartsOf('sales', departments)).toEqual(new Set(['sales', 'north', 'team']));
  expect(withPartsOf('team', departments)).toEqual(new Set(['team']));
});
