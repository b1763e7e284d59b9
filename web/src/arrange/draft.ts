import type { ArrangeBlock } from './editor';
import type { Breakpoint, Place } from './grid';
import { arranged, sameArrangement } from './packing';

export type Act =
  /** A block put somewhere, or made larger or smaller where it stands. */
  | { do: 'put'; block: string; breakpoint: Breakpoint; place: Place }
  | { do: 'hide'; block: string }
  | { do: 'show'; block: string }
  | { do: 'reset'; block: string }
  | { do: 'resetAll' };

/** What is changed and not saved yet. It never changes itself: an act makes another. */
export interface Draft {
  /** What was done, in order. What is done to a block on a width without a pause is one act: others make way for where it stands at the end. */
  acts: readonly Act[];
  /** All that are off the desktop. */
  hidden: ReadonlySet<string>;
}

/** Nothing changed. */
export function untouched(blocks: readonly ArrangeBlock[]): Draft {
  return { acts: [], hidden: new Set(blocks.filter(({ isHidden }) => isHidden).map(({ id }) => id)) };
}

/** The draft after an act; the same one if the act changes nothing. */
export function acted(blocks: readonly ArrangeBlock[], draft: Draft, act: Act): Draft {
  switch (act.do) {
    case 'put':
      return withPut(blocks, draft, act);
    case 'hide':
      return draft.hidden.has(act.block)
        ? draft
        : { acts: withOpposite(draft, act), hidden: new Set([...draft.hidden, act.block]) };
    case 'show':
      return draft.hidden.has(act.block)
        ? { acts: withOpposite(draft, act), hidden: without(draft.hidden, act.block) }
        : draft;
    case 'reset': {
      // What was done to it just before is given up with the rest.
      const before = draft.acts.slice(0, draft.acts.findLastIndex((one) => blockOf(one) !== act.block) + 1);
      return { acts: [...before, act], hidden: without(draft.hidden, act.block) };
    }
    case 'resetAll':
      return { acts: [act], hidden: new Set() };
  }
}

/** Whether the block goes back to the default and has not been put anywhere since. */
export function awaitsDefault({ acts }: Pick<Draft, 'acts'>, block: string, breakpoint: Breakpoint): boolean {
  const last = acts.findLast(
    (act) =>
      act.do === 'resetAll' ||
      (act.do === 'reset' && act.block === block) ||
      (act.do === 'put' && act.block === block && act.breakpoint === breakpoint),
  );
  return last !== undefined && last.do !== 'put';
}

/** Whether everything goes back to the default, but for what was done since. */
export function isAllReset({ acts }: Draft): boolean {
  return acts[0]?.do === 'resetAll';
}

function withPut(blocks: readonly ArrangeBlock[], draft: Draft, act: Act & { do: 'put' }): Draft {
  const last = draft.acts.at(-1);
  const isSameRun = last?.do === 'put' && last.block === act.block && last.breakpoint === act.breakpoint;
  const before = isSameRun ? draft.acts.slice(0, -1) : draft.acts;
  const now = (acts: readonly Act[]) => arranged(blocks, { acts }, act.breakpoint);
  const after = now([...before, act]);
  if (sameArrangement(after, now(draft.acts))) return draft;
  // Back where it stood before, it is as if nothing had happened.
  return { ...draft, acts: sameArrangement(after, now(before)) ? before : [...before, act] };
}

/** One taken off and brought back at once was not taken off. */
function withOpposite({ acts }: Draft, act: Act & { do: 'hide' | 'show' }): readonly Act[] {
  const last = acts.at(-1);
  const isOpposite =
    (last?.do === 'hide' || last?.do === 'show') && last.block === act.block && last.do !== act.do;
  return isOpposite ? acts.slice(0, -1) : [...acts, act];
}

function blockOf(act: Act): string | null {
  return act.do === 'resetAll' ? null : act.block;
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== id));
}
