import type { ArrangeBlock, Edit } from './editor';
import { samePlace, type Breakpoint, type Place } from './grid';
import { bringBack, put, takeOff, type Places } from './makingWay';

/** Where the blocks of a draft stand: what was done, one after another, to what stood there at the beginning. */
export function replay(
  blocks: readonly ArrangeBlock[],
  { edits }: { edits: readonly Edit[] },
  breakpoint: Breakpoint,
): Places {
  const pinned = new Set(blocks.filter(({ can }) => !can.move).map(({ id }) => id));
  const aside = new Map<string, Place>();
  let standing: Places = new Map();
  for (const { id, places, isHidden } of blocks) {
    if (isHidden) aside.set(id, places[breakpoint]);
    else standing = new Map([...standing, [id, places[breakpoint]]]);
  }
  const show = (id: string) => {
    const place = aside.get(id);
    if (place) standing = bringBack(standing, id, place, pinned, breakpoint);
    aside.delete(id);
  };
  for (const edit of edits) {
    if ((edit.do === 'reset' || edit.do === 'resetAll') && edit.after) {
      // What was off and is not brought back, stays off.
      const isOff = (id: string) => edit.do === 'reset' && id !== edit.block && aside.has(id);
      const after = [...edit.after[breakpoint]];
      standing = new Map(after.filter(([id]) => !isOff(id)));
      const off = after.filter(([id]) => isOff(id));
      aside.clear();
      for (const [id, place] of off) aside.set(id, place);
    } else if (edit.do === 'resetAll') for (const id of [...aside.keys()]) show(id);
    else if (edit.do === 'show' || edit.do === 'reset') show(edit.block);
    else if (edit.do === 'hide') {
      const stood = standing.get(edit.block);
      if (stood) aside.set(edit.block, stood);
      standing = takeOff(standing, edit.block, breakpoint);
    } else if (edit.breakpoint === breakpoint)
      standing = put(standing, edit.block, edit.place, pinned, breakpoint);
  }
  return standing;
}

/** Whether everything stands alike. */
export function sameArrangement(these: Places, those: Places): boolean {
  return (
    these.size === those.size &&
    [...these].every(([id, place]) => {
      const other = those.get(id);
      return other !== undefined && samePlace(place, other);
    })
  );
}
