import { expect, test } from 'vitest';
import { arcs, pathOf } from './ring';

test('parts follow each other around the ring, each as long as its share', () => {
  expect(arcs([1, 2, 1])).toEqual([
    { from: 0, to: 0.25 },
    { from: 0.25, to: 0.75 },
    { from: 0.75, to: 1 },
  ]);
});

test('what is nothing or below it has no part of the ring', () => {
  expect(arcs([0, 3, -2, 1])).toEqual([undefined, { from: 0, to: 0.75 }, undefined, { from: 0.75, to: 1 }]);
  expect(arcs([0, 0])).toEqual([undefined, undefined]);
});

test('a quarter begins at the top and ends on the right', () => {
  const path = pathOf({ from: 0, to: 0.25 });
  expect(path).toMatch(/^M 0\.000 -48\.000 /);
  expect(path).toContain('48.000 -0.000 L 30.000 -0.000');
});

test('the only part goes all the way around', () => {
  // Over the bottom, and back to the top.
  expect(pathOf({ from: 0, to: 1 })).toMatch(
    /^M -?0\.000 -48\.000 A 48 48 0 0 1 0\.000 48\.000 A 48 48 0 0 1 -0\.000 -48\.000/,
  );
});
