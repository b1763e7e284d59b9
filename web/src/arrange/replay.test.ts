import { describe, expect, test } from 'vitest';
import { applyEdit, initialDraft } from './draft';
import type { Edit } from './editor';
import type { ArrangeBlock } from './editor';
import type { Place } from './grid';
import { replay } from './replay';
import { blockAt, byHand } from './testing';

function places(blocks: ArrangeBlock[], ...edits: Edit[]): Record<string, Place> {
  const draft = edits.reduce((before, edit) => applyEdit(blocks, before, edit), initialDraft(blocks));
  return Object.fromEntries(replay(blocks, draft, 'DESKTOP'));
}

function put(block: string, ...place: [number, number, number, number]): Edit {
  return { do: 'put', block, breakpoint: 'DESKTOP', place: byHand(...place) };
}

describe('blocks stand by the server’s rules', () => {
  const row = [blockAt('a', 0, 0, 3, 2), blockAt('b', 3, 0, 3, 2), blockAt('c', 6, 0, 3, 2)];

  test('nothing moves while nothing is done, also where there are holes', () => {
    const blocks = [blockAt('a', 4, 3, 3, 2)];
    expect(places(blocks)).toEqual({ a: byHand(4, 3, 3, 2) });
  });

  test('who is put somewhere stands, and who is in the way goes down', () => {
    expect(places(row, put('c', 0, 0, 3, 2))).toEqual({
      a: byHand(0, 2, 3, 2),
      b: byHand(3, 0, 3, 2),
      c: byHand(0, 0, 3, 2),
    });
  });

  test('of two that are put in one place the later stands', () => {
    const { b, c } = places(row, put('b', 0, 4, 3, 2), put('c', 0, 5, 3, 2));
    expect(c).toEqual(byHand(0, 5, 3, 2));
    expect(b).toEqual(byHand(0, 7, 3, 2));
  });

  test('whoever a block only passes on its way stays where it was', () => {
    const steps = [1, 2, 3, 4, 5, 6].map((column) => put('a', column, 0, 3, 2));
    expect(places(row, ...steps)).toEqual({
      a: byHand(6, 0, 3, 2),
      b: byHand(3, 0, 3, 2),
      c: byHand(6, 2, 3, 2),
    });
  });

  test('there and back is as if nothing had happened', () => {
    expect(places(row, put('c', 0, 0, 3, 2), put('c', 6, 0, 3, 2))).toEqual(places(row));
  });

  test('who has made way stays there when something else was done meanwhile', () => {
    const edits = [put('c', 0, 0, 3, 2), put('b', 3, 4, 3, 2), put('c', 6, 0, 3, 2)];
    expect(places(row, ...edits).a).toEqual(byHand(0, 2, 3, 2));
  });

  test('what may not be moved is never pushed', () => {
    const pinned = { ...blockAt('a', 0, 0, 3, 2), can: { hide: false, move: false, resize: false } };
    const after = places([pinned, blockAt('b', 3, 0, 3, 2), blockAt('c', 0, 2, 3, 2)], put('b', 2, 2, 3, 2));
    expect(after.a).toEqual(byHand(0, 0, 3, 2));
    expect(after.c).toEqual(byHand(0, 4, 3, 2));
  });

  test('hiding moves nobody else', () => {
    const { a, c } = places(row, { do: 'hide', block: 'b' });
    expect([a, c]).toEqual([byHand(0, 0, 3, 2), byHand(6, 0, 3, 2)]);
  });

  test('who is brought back comes to where it was, and moves nobody', () => {
    const away: Edit = { do: 'hide', block: 'a' };
    const back: Edit = { do: 'show', block: 'a' };
    expect(places(row, away, put('b', 6, 4, 3, 2), back).a).toEqual(byHand(0, 0, 3, 2));
    const { a, b } = places(row, away, put('b', 0, 1, 3, 2), back);
    expect([a, b]).toEqual([byHand(0, 3, 3, 2), byHand(0, 1, 3, 2)]);
  });

  test('the other widths stay as they are', () => {
    const draft = applyEdit(row, initialDraft(row), put('a', 0, 8, 3, 2));
    expect(replay(row, draft, 'PHONE')).toEqual(replay(row, initialDraft(row), 'PHONE'));
  });
});

describe('what goes back to the default', () => {
  const blocks = [
    blockAt('a', 0, 2, 3, 2),
    blockAt('b', 0, 4, 3, 2),
    { ...blockAt('c', 6, 0, 3, 2), isHidden: true },
  ];
  const told = new Map([
    ['a', byHand(6, 0, 3, 2)],
    ['b', byHand(0, 0, 3, 2)],
    ['c', byHand(6, 2, 3, 2)],
  ]);
  const after = { DESKTOP: told, TABLET: told, PHONE: told };

  test('stands where the server has it, and so do all others; what is off stays off', () => {
    expect(places(blocks, { do: 'reset', block: 'a', after })).toEqual({
      a: byHand(6, 0, 3, 2),
      b: byHand(0, 0, 3, 2),
    });
    expect(places(blocks, { do: 'reset', block: 'c', after })).toEqual(Object.fromEntries(told));
    expect(places(blocks, { do: 'resetAll', after })).toEqual(Object.fromEntries(told));
  });

  test('is moved on from there', () => {
    const edits: Edit[] = [{ do: 'resetAll', after }, put('b', 6, 0, 3, 2)];
    expect(places(blocks, ...edits)).toEqual({
      a: byHand(6, 2, 3, 2),
      b: byHand(6, 0, 3, 2),
      c: byHand(6, 4, 3, 2),
    });
  });

  test('stays where it is while that is not known', () => {
    expect(places(blocks, { do: 'reset', block: 'a' })).toEqual(places(blocks));
  });
});
