import { expect, test } from 'vitest';
import { moveBeside } from './order';

test('what is dropped stands beside what it was dropped at', () => {
  expect(moveBeside(['a', 'b', 'c'], 'c', 'a', 'before')).toEqual(['c', 'a', 'b']);
  expect(moveBeside(['a', 'b', 'c'], 'a', 'b', 'after')).toEqual(['b', 'a', 'c']);
  expect(moveBeside(['a', 'b', 'c'], 'a', 'a', 'after')).toEqual(['a', 'b', 'c']);
});
