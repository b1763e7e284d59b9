import { expect, test } from 'vitest';
import { moveBeside, moveByStep } from './order';

test('what is dropped stands beside what it was dropped at', () => {
  expect(moveBeside(['a', 'b', 'c'], 'c', 'a', 'before')).toEqual(['c', 'a', 'b']);
  expect(moveBeside(['a', 'b', 'c'], 'a', 'b', 'after')).toEqual(['b', 'a', 'c']);
  expect(moveBeside(['a', 'b', 'c'], 'a', 'a', 'after')).toEqual(['a', 'b', 'c']);
});

test('a step up or down changes places with the neighbour, and ends at the ends', () => {
  expect(moveByStep(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moveByStep(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(moveByStep(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  expect(moveByStep(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
});
