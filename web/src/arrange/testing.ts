import type { ArrangeBlock } from './editor';
import type { Place } from './grid';

/** For tests. */
export const FREE = { hide: true, move: true, resize: true };

export function byHand(column: number, row: number, width: number, height: number): Place {
  return { column, row, width, height };
}

/** A block that stands there on a desktop; on the narrower widths below one another, by its row. */
export function blockAt(
  id: string,
  column: number,
  row: number,
  width: number,
  height: number,
): ArrangeBlock {
  const below = byHand(0, row * 12 + column, 2, 2);
  return {
    id,
    title: `Block ${id}`,
    places: { DESKTOP: byHand(column, row, width, height), TABLET: below, PHONE: below },
    smallest: {
      DESKTOP: { width: 2, height: 2 },
      TABLET: { width: 2, height: 2 },
      PHONE: { width: 1, height: 2 },
    },
    can: FREE,
    isHidden: false,
    isNew: false,
  };
}
