import { expect, test } from 'vitest';
import { initialDraft } from './draft';
import { replay } from './replay';
import { moved, nearest, nearestSize, resized, roomOf, type Room } from './stepping';
import { blockAt, byHand, FREE } from './testing';

const ROOM: Room = {
  breakpoint: 'DESKTOP',
  smallest: { width: 2, height: 2 },
  pinned: [byHand(4, 0, 3, 2)],
  bottom: 6,
};

test('a step goes over what is pinned, and not over the edge', () => {
  expect(moved(byHand(2, 0, 2, 2), 'right', ROOM)).toEqual(byHand(7, 0, 2, 2));
  expect(moved(byHand(7, 0, 2, 2), 'left', ROOM)).toEqual(byHand(2, 0, 2, 2));
  expect(moved(byHand(10, 0, 2, 2), 'right', ROOM)).toBeNull();
  expect(moved(byHand(0, 0, 2, 2), 'up', ROOM)).toBeNull();
  expect(moved(byHand(4, 2, 2, 2), 'up', ROOM)).toBeNull();
});

test('nobody goes further down than below all others', () => {
  expect(moved(byHand(0, 5, 2, 2), 'down', ROOM)?.row).toBe(6);
  expect(moved(byHand(0, 6, 2, 2), 'down', ROOM)).toBeNull();
});

test('a size has its limits: the smallest, the edge, the pinned', () => {
  expect(resized(byHand(0, 3, 3, 3), 'left', ROOM)).toEqual(byHand(0, 3, 2, 3));
  expect(resized(byHand(0, 3, 2, 2), 'left', ROOM)).toBeNull();
  expect(resized(byHand(0, 3, 2, 2), 'up', ROOM)).toBeNull();
  expect(resized(byHand(0, 3, 12, 2), 'right', ROOM)).toBeNull();
  expect(resized(byHand(0, 3, 2, 12), 'down', ROOM)).toBeNull();
  expect(resized(byHand(2, 0, 2, 2), 'right', ROOM)).toBeNull();
});

test('what is dragged onto something pinned, or out of the grid, stands as near as it may', () => {
  expect(nearest(byHand(4, 1, 3, 2), ROOM)).toEqual(byHand(4, 2, 3, 2));
  expect(nearest(byHand(-3, -2, 3, 2), ROOM)).toEqual(byHand(0, 0, 3, 2));
  expect(nearest(byHand(11, 90, 3, 2), ROOM)).toEqual(byHand(9, 6, 3, 2));
});

test('what is pulled over something pinned grows where it can', () => {
  expect(nearestSize(byHand(2, 0, 2, 2), { width: 4, height: 4 }, ROOM)).toEqual({ width: 2, height: 4 });
  expect(nearestSize(byHand(0, 3, 2, 2), { width: 0, height: 99 }, ROOM)).toEqual({ width: 2, height: 12 });
});

test('room is what is pinned and the others’ end', () => {
  const pinned = { ...blockAt('p', 4, 0, 3, 2), can: { ...FREE, move: false } };
  const block = blockAt('a', 0, 0, 3, 9);
  const blocks = [block, pinned];
  const places = replay(blocks, initialDraft(blocks), 'DESKTOP');
  expect(roomOf(block, blocks, places, 'DESKTOP')).toMatchObject({ bottom: 2, pinned: [byHand(4, 0, 3, 2)] });
});
