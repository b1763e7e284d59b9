import { expect, test } from 'vitest';
import { pagesOf } from './pages';

const rows = (...heights: number[]) => {
  let top = 0;
  return heights.map((height) => {
    const span = { top, bottom: top + height };
    top += height;
    return span;
  });
};

test('what fits is one page', () => {
  expect(pagesOf(rows(300, 300), 600)).toEqual([0]);
  expect(pagesOf([], 600)).toEqual([0]);
});

test('a page begins with the first that the one before cut', () => {
  expect(pagesOf(rows(300, 200, 300, 300), 600)).toEqual([0, 500]);
});

test('of two beside each other the higher one counts', () => {
  expect(
    pagesOf(
      [
        { top: 0, bottom: 300 },
        { top: 300, bottom: 700 },
        { top: 300, bottom: 500 },
      ],
      600,
    ),
  ).toEqual([0, 300]);
});

test('what is higher than a page is seen whole, page by page', () => {
  expect(pagesOf(rows(200, 1500), 600)).toEqual([0, 200, 800, 1400]);
});
