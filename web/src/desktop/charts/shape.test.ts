import { expect, test } from 'vitest';
import { baseOf, begun, isRunning } from './shape';

const day = (date: number) => ({
  start: `2026-10-0${date}T00:00:00+03:00`,
  end: `2026-10-0${date + 1}T00:00:00+03:00`,
  firstDay: `2026-10-0${date}`,
  lastDay: `2026-10-0${date}`,
  value: '1' as const,
});

test('a step that has not begun is not drawn', () => {
  expect(begun([day(1), day(2), day(3)], '2026-10-02T09:00:00+03:00')).toEqual([day(1), day(2)]);
});

test('the step of now is not over', () => {
  const now = '2026-10-02T09:00:00+03:00';
  expect([day(1), day(2), day(3)].map((step) => isRunning(step, now))).toEqual([false, true, false]);
});

test('a line begins at 0 unless it stays far above', () => {
  expect(baseOf([0, 5, 3])).toBe(0);
  expect(baseOf([4, 10])).toBe(0);
  expect(baseOf([-4, 10])).toBe(-4);
  const base = baseOf([1372, 1435]);
  expect(base).toBeGreaterThan(1300);
  expect(base).toBeLessThan(1372);
});
