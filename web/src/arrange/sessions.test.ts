import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyEdit, initialDraft } from './draft';
import type { ArrangeBlock, Edit } from './editor';
import type { Breakpoint, Place } from './grid';
import { replay } from './replay';
import { blockAt, byHand, FREE } from './testing';

type Cells = [number, number, number, number];
type Operation =
  | { move: string; column: number; row: number }
  | { resize: string; width: number; height: number }
  | { hide: string }
  | { show: string };

interface Session {
  name: string;
  width: Breakpoint;
  pinned: string[];
  hidden: string[];
  before: Record<string, Cells>;
  operations: Operation[];
  after: Record<string, Cells>;
}

const SESSIONS = JSON.parse(readFileSync('../tests/resolvers/layout/sessions.json', 'utf8')) as Session[];

function editOf(operation: Operation, breakpoint: Breakpoint, placeOf: (id: string) => Place): Edit {
  if ('hide' in operation) return { do: 'hide', block: operation.hide };
  if ('show' in operation) return { do: 'show', block: operation.show };
  if ('move' in operation) {
    const { move: block, column, row } = operation;
    return { do: 'put', block, breakpoint, place: { ...placeOf(block), column, row } };
  }
  const { resize: block, width, height } = operation;
  return { do: 'put', block, breakpoint, place: { ...placeOf(block), width, height } };
}

test.each(SESSIONS)('a session ends as on the server: $name', (session) => {
  const { width, pinned, hidden, before, operations, after } = session;
  const blocks = Object.entries(before).map(([id, cells]): ArrangeBlock => ({
    ...blockAt(id, ...cells),
    places: { DESKTOP: byHand(...cells), TABLET: byHand(...cells), PHONE: byHand(...cells) },
    can: { ...FREE, move: !pinned.includes(id) },
    isHidden: hidden.includes(id),
  }));
  const places = (draft: ReturnType<typeof initialDraft>) => replay(blocks, draft, width);
  const draft = operations.reduce((now, operation) => {
    const placeOf = (id: string) => places(now).get(id) ?? byHand(0, 0, 0, 0);
    return applyEdit(blocks, now, editOf(operation, width, placeOf));
  }, initialDraft(blocks));
  const expected = Object.entries(after).map(([id, cells]) => [id, byHand(...cells)]);
  expect(Object.fromEntries(places(draft))).toEqual(Object.fromEntries(expected));
});
