import { expect, test } from 'vitest';
import { linesOf, rulesOf } from './rules';

test('rules are written as lines, and read again, with the departments that they had', () => {
  const rules = [
    { group: 'crm = all', role: 'MANAGER', department: null },
    { group: 'north', role: null, department: 'RGVwYXJ0bWVudDox' },
  ] as const;
  expect(linesOf(rules)).toBe('crm = all = manager\nnorth');
  expect(rulesOf(`\n${linesOf(rules)}\n`, rules)).toEqual(rules);
});

test('a line that says nothing of anybody is told', () => {
  for (const wrong of ['crm', 'crm = boss', '= user', 'crm =']) expect(rulesOf(wrong, [])).toEqual({ wrong });
});
