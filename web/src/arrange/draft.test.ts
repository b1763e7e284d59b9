import { describe, expect, test } from 'vitest';
import { applyEdit, awaitsDefault, initialDraft, isAllReset, type Draft } from './draft';
import type { Edit } from './editor';
import { advance, begin, redo, undo } from './history';
import { operationsBeside, operationsOf } from './operations';
import { blockAt, byHand } from './testing';

const BLOCKS = [
  blockAt('a', 0, 0, 3, 2),
  blockAt('b', 3, 0, 3, 2),
  { ...blockAt('gone', 6, 0, 3, 2), isHidden: true },
];

function put(block: string, ...place: [number, number, number, number]): Edit {
  return { do: 'put', block, breakpoint: 'DESKTOP', place: byHand(...place) };
}

function after(...edits: Edit[]): Draft {
  return edits.reduce((before, edit) => applyEdit(BLOCKS, before, edit), initialDraft(BLOCKS));
}

describe('undo and redo', () => {
  const one = after(put('a', 0, 4, 3, 2));
  const two = applyEdit(BLOCKS, one, { do: 'hide', block: 'b' });

  test('go back and forth', () => {
    const history = advance(advance(begin(initialDraft(BLOCKS)), one), two);
    expect(undo(history).present).toBe(one);
    expect(redo(undo(history)).present).toBe(two);
    expect(undo(undo(undo(history))).present).toEqual(initialDraft(BLOCKS));
  });

  test('something new forgets what was undone', () => {
    const history = advance(undo(advance(advance(begin(initialDraft(BLOCKS)), one), two)), after());
    expect(redo(history)).toBe(history);
  });

  test('what changes nothing is no step', () => {
    const draft = initialDraft(BLOCKS);
    const history = begin(draft);
    expect(advance(history, applyEdit(BLOCKS, draft, { do: 'show', block: 'a' }))).toBe(history);
    expect(advance(history, applyEdit(BLOCKS, draft, put('a', 0, 0, 3, 2)))).toBe(history);
  });
});

describe('what is sent', () => {
  const sent = (...edits: Edit[]) => operationsOf(BLOCKS, after(...edits));
  const at = (widget: string) => ({ widget, breakpoint: 'DESKTOP' });

  test('nothing for nothing, and for what was taken back', () => {
    expect(sent()).toEqual([]);
    expect(sent(put('a', 0, 4, 3, 2), put('a', 0, 0, 3, 2))).toEqual([]);
    expect(sent({ do: 'hide', block: 'a' }, { do: 'show', block: 'a' })).toEqual([]);
  });

  test('several moves of a block without a pause are one', () => {
    expect(sent(put('a', 0, 4, 3, 2), put('a', 5, 4, 3, 2))).toEqual([
      { move: { ...at('a'), column: 5, row: 4 } },
    ]);
  });

  test('a block that is moved and resized without a pause is put once', () => {
    expect(sent(put('a', 0, 4, 3, 2), put('a', 0, 4, 12, 2))).toEqual([
      { move: { ...at('a'), column: 0, row: 4 } },
      { resize: { ...at('a'), width: 12, height: 2 } },
    ]);
  });

  test('a size alone is no move', () => {
    expect(sent(put('a', 0, 0, 2, 3))).toEqual([{ resize: { ...at('a'), width: 2, height: 3 } }]);
  });

  test('what was done is sent in its order: others make way in that order', () => {
    const operations = sent(put('b', 0, 4, 3, 2), { do: 'hide', block: 'a' }, put('b', 0, 5, 3, 2));
    expect(operations).toEqual([
      { move: { ...at('b'), column: 0, row: 4 } },
      { hide: { widget: 'a' } },
      { move: { ...at('b'), column: 0, row: 5 } },
    ]);
  });

  test('hides and shows', () => {
    expect(sent({ do: 'hide', block: 'a' }, { do: 'show', block: 'gone' })).toEqual([
      { hide: { widget: 'a' } },
      { show: { widget: 'gone' } },
    ]);
  });

  test('resets come first, and what is done afterwards starts from the unknown', () => {
    expect(sent(put('a', 0, 4, 3, 2), { do: 'reset', block: 'a' })).toEqual([{ reset: { widget: 'a' } }]);
    expect(sent({ do: 'hide', block: 'b' }, { do: 'resetAll' }, put('a', 1, 0, 4, 2))).toEqual([
      { reset: { all: true } },
      { move: { ...at('a'), column: 1, row: 0 } },
      { resize: { ...at('a'), width: 4, height: 2 } },
    ]);
  });

  test('what went back to a known place is moved from there', () => {
    const places = new Map([['a', { column: 6, row: 0, width: 3, height: 2 }]]);
    const back = {
      do: 'reset',
      block: 'a',
      after: { DESKTOP: places, TABLET: places, PHONE: places },
    } as const;
    expect(sent(back, put('a', 6, 1, 3, 2))).toEqual([
      { reset: { widget: 'a' } },
      { move: { ...at('a'), column: 6, row: 1 } },
    ]);
  });

  test('a reset brings back what was removed; to remove it again must be said', () => {
    expect(sent({ do: 'resetAll' }, { do: 'hide', block: 'gone' })).toEqual([
      { reset: { all: true } },
      { hide: { widget: 'gone' } },
    ]);
  });

  test('each width is sent with its own places', () => {
    expect(sent({ ...put('a', 0, 2, 2, 2), breakpoint: 'PHONE' } as Edit)).toEqual([
      { move: { widget: 'a', breakpoint: 'PHONE', column: 0, row: 2 } },
    ]);
  });

  test('of a dispute the rest can be sent alone, unless it is about everything', () => {
    const operations = sent(put('a', 0, 4, 3, 2), { do: 'hide', block: 'b' });
    expect(operationsBeside(operations, ['a'])).toEqual([{ hide: { widget: 'b' } }]);
    expect(operationsBeside(operations, [])).toEqual([]);
    expect(operationsBeside(sent({ do: 'resetAll' }), ['a'])).toEqual([]);
  });
});

test('what is reset is marked until it is put somewhere', () => {
  const draft = after({ do: 'reset', block: 'a' });
  expect(awaitsDefault(draft, 'a', 'DESKTOP')).toBe(true);
  expect(awaitsDefault(draft, 'b', 'DESKTOP')).toBe(false);
  expect(awaitsDefault(applyEdit(BLOCKS, draft, put('a', 0, 9, 3, 2)), 'a', 'DESKTOP')).toBe(false);
});

test('what goes back to a place that is known is not marked, and is moved from there', () => {
  const places = new Map([['a', { column: 6, row: 0, width: 3, height: 2 }]]);
  const known = { DESKTOP: places, TABLET: places, PHONE: places };
  expect(awaitsDefault(after({ do: 'reset', block: 'a', after: known }), 'a', 'DESKTOP')).toBe(false);
  expect(isAllReset(after({ do: 'resetAll', after: known }))).toBe(false);
  expect(isAllReset(after({ do: 'resetAll' }))).toBe(true);
});
