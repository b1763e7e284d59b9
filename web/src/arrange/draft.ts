import type { ArrangeBlock } from './editor';
import { samePlace, type Breakpoint, type Place } from './grid';
import { arranged, type Places } from './packing';

/** A block put somewhere, or made larger or smaller where it stands. */
export interface Put {
  block: string;
  breakpoint: Breakpoint;
  place: Place;
}

/** What is changed and not saved yet. It never changes itself: an act makes another. */
export interface Draft {
  /** At most one for a block and a width; the latest last. */
  puts: readonly Put[];
  /** All that are off the desktop. */
  hidden: ReadonlySet<string>;
  /** Those that go back to the default. */
  reset: ReadonlySet<string>;
  isAllReset: boolean;
}

export type Act =
  | { do: 'put'; block: string; breakpoint: Breakpoint; place: Place }
  | { do: 'hide'; block: string }
  | { do: 'show'; block: string }
  | { do: 'reset'; block: string }
  | { do: 'resetAll' };

/** Nothing changed. */
export function untouched(blocks: readonly ArrangeBlock[]): Draft {
  const hidden = new Set(blocks.filter(({ isHidden }) => isHidden).map(({ id }) => id));
  return { puts: [], hidden, reset: new Set(), isAllReset: false };
}

/** The draft after an act; the same one if the act changes nothing. */
export function acted(blocks: readonly ArrangeBlock[], draft: Draft, act: Act): Draft {
  switch (act.do) {
    case 'put':
      return withPut(blocks, draft, { block: act.block, breakpoint: act.breakpoint, place: act.place });
    case 'hide':
      return draft.hidden.has(act.block)
        ? draft
        : { ...draft, hidden: new Set([...draft.hidden, act.block]) };
    case 'show':
      return draft.hidden.has(act.block) ? { ...draft, hidden: without(draft.hidden, act.block) } : draft;
    case 'reset':
      return {
        ...draft,
        puts: draft.puts.filter(({ block }) => block !== act.block),
        hidden: without(draft.hidden, act.block),
        reset: new Set([...draft.reset, act.block]),
      };
    case 'resetAll':
      return { puts: [], hidden: new Set(), reset: new Set(), isAllReset: true };
  }
}

/** Whether the block goes back to the default and has not been put anywhere since. */
export function awaitsDefault(draft: Draft, block: string, breakpoint: Breakpoint): boolean {
  const isPut = draft.puts.some((put) => put.block === block && put.breakpoint === breakpoint);
  return (draft.isAllReset || draft.reset.has(block)) && !isPut;
}

function withPut(blocks: readonly ArrangeBlock[], draft: Draft, put: Put): Draft {
  const { block: id, breakpoint, place } = put;
  const before = arranged(blocks, draft, breakpoint);
  const stands = before.get(id);
  if (stands && samePlace(stands, place)) return draft;
  const others = draft.puts.filter((one) => one.block !== id || one.breakpoint !== breakpoint);
  const after = { ...draft, puts: [...others, put] };
  // Back where it stood at the beginning, it is as if nothing had happened, unless somebody has moved in meanwhile.
  const spared = { ...draft, puts: others };
  const isBack = !draft.isAllReset && !draft.reset.has(id);
  return isBack && same(arranged(blocks, spared, breakpoint), arranged(blocks, after, breakpoint))
    ? spared
    : after;
}

function same(these: Places, those: Places): boolean {
  return [...these].every(([id, place]) => {
    const other = those.get(id);
    return other !== undefined && samePlace(place, other);
  });
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== id));
}
