import { expect, test } from 'vitest';
import { sumOf } from './sumOf';

test('sums of money are exact', () => {
  expect(sumOf(['0.1', '0.2'])).toBe('0.3');
  expect(sumOf(['9007199254740993.01', '0.01'])).toBe('9007199254740993.02');
  expect(sumOf(['-1.50', '1'])).toBe('-0.50');
  expect(sumOf(['12', '30'])).toBe('42');
});

test('what there is nothing to compute from adds nothing', () => {
  expect(sumOf([null, '5', null])).toBe('5');
  expect(sumOf([])).toBe('0');
});
