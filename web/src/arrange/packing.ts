import type { Draft } from './draft';
import type { ArrangeBlock } from './editor';
import { samePlace, type Breakpoint, type Place } from './grid';
import { bringBack, put, takeOff, type Places } from './makingWay';

/** Where the blocks of a draft stand: what was done, one after another, to what stood there at the beginning. */
export function arranged(
  blocks: readonly ArrangeBlock[],
  { acts }: Pick<Draft, 'acts'>,
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
  for (const act of acts) {
    if (act.do === 'resetAll') for (const id of [...aside.keys()]) show(id);
    else if (act.do === 'show' || act.do === 'reset') show(act.block);
    else if (act.do === 'hide') {
      const stood = standing.get(act.block);
      if (stood) aside.set(act.block, stood);
      standing = takeOff(standing, act.block, breakpoint);
    } else if (act.breakpoint === breakpoint)
      standing = put(standing, act.block, act.place, pinned, breakpoint);
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
