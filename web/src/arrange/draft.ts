import type { ArrangeBlock, Edit } from './editor';
import type { Breakpoint } from './grid';
import { replay, sameArrangement } from './replay';

/** What is changed and not saved yet. It never changes itself: an act makes another. */
export interface Draft {
  /** What was done, in order. What is done to a block on a width without a pause is one act: others make way for where it stands at the end. */
  edits: readonly Edit[];
  /** All that are off the desktop. */
  hidden: ReadonlySet<string>;
}

/** Nothing changed. */
export function initialDraft(blocks: readonly ArrangeBlock[]): Draft {
  return { edits: [], hidden: new Set(blocks.filter(({ isHidden }) => isHidden).map(({ id }) => id)) };
}

/** The draft after an act; the same one if the act changes nothing. */
export function applyEdit(blocks: readonly ArrangeBlock[], draft: Draft, edit: Edit): Draft {
  switch (edit.do) {
    case 'put':
      return withPut(blocks, draft, edit);
    case 'hide':
      return draft.hidden.has(edit.block)
        ? draft
        : { edits: withOpposite(draft, edit), hidden: new Set([...draft.hidden, edit.block]) };
    case 'show':
      return draft.hidden.has(edit.block)
        ? { edits: withOpposite(draft, edit), hidden: without(draft.hidden, edit.block) }
        : draft;
    case 'reset': {
      // What was done to it just before is given up with the rest.
      const before = draft.edits.slice(
        0,
        draft.edits.findLastIndex((one) => blockOf(one) !== edit.block) + 1,
      );
      return { edits: [...before, edit], hidden: without(draft.hidden, edit.block) };
    }
    case 'resetAll':
      return { edits: [edit], hidden: new Set() };
  }
}

/** Whether the block goes back to the default, nobody knows where that is, and it has not been put anywhere since. */
export function awaitsDefault(
  { edits }: Pick<Draft, 'edits'>,
  block: string,
  breakpoint: Breakpoint,
): boolean {
  const last = edits.findLast(
    (edit) =>
      edit.do === 'resetAll' ||
      (edit.do === 'reset' && edit.block === block) ||
      (edit.do === 'put' && edit.block === block && edit.breakpoint === breakpoint),
  );
  return (last?.do === 'reset' || last?.do === 'resetAll') && last.after === undefined;
}

/** Whether everything goes back to a default that nobody knows, but for what was done since. */
export function isAllReset({ edits: [first] }: Draft): boolean {
  return first?.do === 'resetAll' && first.after === undefined;
}

function withPut(blocks: readonly ArrangeBlock[], draft: Draft, edit: Edit & { do: 'put' }): Draft {
  const last = draft.edits.at(-1);
  const isSameRun = last?.do === 'put' && last.block === edit.block && last.breakpoint === edit.breakpoint;
  const before = isSameRun ? draft.edits.slice(0, -1) : draft.edits;
  const now = (edits: readonly Edit[]) => replay(blocks, { edits }, edit.breakpoint);
  const after = now([...before, edit]);
  if (sameArrangement(after, now(draft.edits))) return draft;
  // Back where it stood before, it is as if nothing had happened.
  return { ...draft, edits: sameArrangement(after, now(before)) ? before : [...before, edit] };
}

/** One taken off and brought back at once was not taken off. */
function withOpposite({ edits }: Draft, edit: Edit & { do: 'hide' | 'show' }): readonly Edit[] {
  const last = edits.at(-1);
  const isOpposite =
    (last?.do === 'hide' || last?.do === 'show') && last.block === edit.block && last.do !== edit.do;
  return isOpposite ? edits.slice(0, -1) : [...edits, edit];
}

function blockOf(edit: Edit): string | null {
  return edit.do === 'resetAll' ? null : edit.block;
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== id));
}
