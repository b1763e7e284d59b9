import type { ArrangeBlock } from './editor';
import { bottomOf, COLUMNS, MAX_HEIGHT, overlap, type Breakpoint, type Place, type Size } from './grid';
import type { Places } from './makingWay';

export type Direction = 'left' | 'right' | 'up' | 'down';

const STEPS: Record<Direction, { columns: number; rows: number }> = {
  left: { columns: -1, rows: 0 },
  right: { columns: 1, rows: 0 },
  up: { columns: 0, rows: -1 },
  down: { columns: 0, rows: 1 },
};

/** Where one block may go while the others stand where they do. */
export interface Room {
  breakpoint: Breakpoint;
  /** The smallest size in which the block can be read. */
  smallest: Size;
  /** Those that nobody pushes. */
  pinned: readonly Place[];
  /** The first row below all others: nobody needs to go further down. */
  bottom: number;
}

export function roomOf(
  block: ArrangeBlock,
  blocks: readonly ArrangeBlock[],
  places: Places,
  breakpoint: Breakpoint,
): Room {
  const others = [...places].filter(([id]) => id !== block.id).map(([, place]) => place);
  const pinned = blocks.flatMap(({ id, can }) => {
    const place = places.get(id);
    return can.move || id === block.id || !place ? [] : [place];
  });
  return { breakpoint, smallest: block.smallest[breakpoint], pinned, bottom: bottomOf(others) };
}

/** One cell further, over what is pinned; `null` if there is no further. */
export function moved(place: Place, direction: Direction, room: Room): Place | null {
  const { columns, rows } = STEPS[direction];
  let next = place;
  do {
    next = { ...next, column: next.column + columns, row: next.row + rows };
    if (!isWithin(next, room)) return null;
  } while (isOnPinned(next, room));
  return next;
}

/** One cell wider, narrower, higher or lower; `null` if it can be no more. */
export function resized(place: Place, direction: Direction, room: Room): Place | null {
  const { columns, rows } = STEPS[direction];
  const next = { ...place, width: place.width + columns, height: place.height + rows };
  const isReadable = next.width >= room.smallest.width && next.height >= room.smallest.height;
  const fits = next.column + next.width <= COLUMNS[room.breakpoint] && next.height <= MAX_HEIGHT;
  return isReadable && fits && !isOnPinned(next, room) ? next : null;
}

/** The place a block may have that is nearest to where it is dragged. */
export function nearest(place: Place, room: Room): Place {
  const columns = COLUMNS[room.breakpoint];
  let best: Place | null = null;
  let least = Infinity;
  // Below everything there is always room, so a place is found.
  for (let row = 0; row <= Math.max(room.bottom, bottomOf(room.pinned)); row++) {
    for (let column = 0; column + place.width <= columns; column++) {
      const candidate = { ...place, column, row };
      const distance = Math.hypot(column - place.column, row - place.row);
      if (distance < least && !isOnPinned(candidate, room)) {
        best = candidate;
        least = distance;
      }
    }
  }
  return best ?? place;
}

/** The size a block may have that comes nearest to the one it is pulled to; its left upper corner stays. */
export function nearestSize(place: Place, wanted: Size, room: Room): Size {
  const within = {
    width: between(room.smallest.width, wanted.width, COLUMNS[room.breakpoint] - place.column),
    height: between(room.smallest.height, wanted.height, MAX_HEIGHT),
  };
  const narrower = [within, { ...within, width: place.width }, { ...within, height: place.height }];
  return narrower.find((size) => !isOnPinned({ ...place, ...size }, room)) ?? place;
}

function isWithin({ column, row, width }: Place, { breakpoint, bottom }: Room): boolean {
  return column >= 0 && column + width <= COLUMNS[breakpoint] && row >= 0 && row <= bottom;
}

function isOnPinned(place: Place, { pinned }: Room): boolean {
  return pinned.some((other) => overlap(place, other));
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
