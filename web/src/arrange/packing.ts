import type { Draft } from './draft';
import type { ArrangeBlock } from './editor';
import { COLUMNS, byReading, firstFree, overlap, type Breakpoint, type Place } from './grid';

export type Places = ReadonlyMap<string, Place>;

/**
 * Where the blocks of a draft stand, by the server's rules: whoever comes first, stands. First those that may not be moved, then those that were
 * put somewhere, the latest first, then the others where they stood at the beginning; whoever finds their place taken, in the first free one.
 */
export function arranged(blocks: readonly ArrangeBlock[], draft: Draft, breakpoint: Breakpoint): Places {
  const places = new Map<string, Place>();
  const put = (id: string, place: Place) => {
    if (![...places.values()].some((other) => overlap(place, other))) places.set(id, place);
  };
  const shown = blocks
    .filter(({ id }) => !draft.hidden.has(id))
    .sort((a, b) => byReading(a.places[breakpoint], b.places[breakpoint]));
  for (const block of shown) if (!block.can.move) put(block.id, block.places[breakpoint]);
  for (const { block, place } of putOn(draft, breakpoint).reverse()) {
    if (!draft.hidden.has(block) && !places.has(block)) put(block, place);
  }
  for (const block of shown) if (!places.has(block.id)) put(block.id, block.places[breakpoint]);
  for (const block of shown) {
    if (!places.has(block.id)) {
      places.set(block.id, firstFree(block.places[breakpoint], [...places.values()], COLUMNS[breakpoint]));
    }
  }
  return places;
}

/** What was put somewhere on this width, the latest last. */
export function putOn(draft: Draft, breakpoint: Breakpoint): Draft['puts'][number][] {
  return draft.puts.filter((put) => put.breakpoint === breakpoint);
}
