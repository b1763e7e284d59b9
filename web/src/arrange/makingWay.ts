import { bottomOf, byReading, COLUMNS, overlap, type Breakpoint, type Place } from './grid';

/*
 * How blocks make way for one another: downwards, as little as possible, each within its columns and in its order. A phone is one column: none is
 * left hanging over a hole. The server has the same rule in resolvers/layout/making_way.py; making_way.json of its tests holds both to it.
 */

export type Places = ReadonlyMap<string, Place>;
type Wish = readonly [string, Place];

/**
 * What stands where once a block is put into a place, on which nothing pinned stands. The block stands there, the pinned ones stand, and
 * whatever is in the way goes down until it is free, along with what is below it. On a phone the block goes between those that were above and
 * below that place, and all close up.
 */
export function put(
  standing: Places,
  id: string,
  place: Place,
  pinned: ReadonlySet<string>,
  breakpoint: Breakpoint,
): Places {
  const others = [...takeOff(standing, id, breakpoint)];
  const firm = new Map([[id, place] as const, ...others.filter(([other]) => pinned.has(other))]);
  const loose = others.filter(([other]) => !firm.has(other));
  return closed(new Map([...firm, ...settled([...firm.values()], loose, breakpoint)]), breakpoint);
}

/** What stands where once a block is gone: the others where they did; on a phone they close up. */
export function takeOff(standing: Places, id: string, breakpoint: Breakpoint): Places {
  return closed(new Map([...standing].filter(([other]) => other !== id)), breakpoint);
}

/**
 * What stands where once a block comes back to its place, or to the first one below that is free: it moves nobody. On a phone, where there is
 * nothing free between others, they make way.
 */
export function bringBack(
  standing: Places,
  id: string,
  place: Place,
  pinned: ReadonlySet<string>,
  breakpoint: Breakpoint,
): Places {
  const isColumn = breakpoint === 'PHONE';
  const firm = [...standing].filter(([other]) => !isColumn || pinned.has(other)).map(([, stood]) => stood);
  const there = settled(firm, [[id, place]], breakpoint);
  return isColumn
    ? put(standing, id, there.get(id) ?? place, pinned, breakpoint)
    : new Map([...standing, ...there]);
}

/** Where the loose ones come to stand: where they wish, or as little below as is free of the firm ones and keeps their order. */
function settled(firm: readonly Place[], loose: readonly Wish[], breakpoint: Breakpoint): Places {
  const settle = beneath(breakpoint);
  return new Map(
    [...loose]
      .sort(([, one], [, other]) => byReading(one, other))
      .map(([id, wish]) => [id, settle(wish, wish.row, firm)]),
  );
}

/** Where blocks come to stand that go straight up as far as they can, in the order of their wishes. */
function risen(wishes: readonly Wish[], breakpoint: Breakpoint): Places {
  const settle = beneath(breakpoint);
  return new Map(
    [...wishes]
      .sort(([, one], [, other]) => byReading(one, other))
      .map(([id, wish]) => [id, settle(wish, 0, [])]),
  );
}

/** One after another, each below those before it in its columns, from a row downwards, and in none of the firm ones. */
function beneath(breakpoint: Breakpoint) {
  const bottoms = Array<number>(COLUMNS[breakpoint]).fill(0);
  return (wish: Place, from: number, firm: readonly Place[]): Place => {
    const end = wish.column + wish.width;
    let place = { ...wish, row: Math.max(from, ...bottoms.slice(wish.column, end)) };
    for (;;) {
      const inTheWay = firm.filter((other) => overlap(place, other));
      if (inTheWay.length === 0) break;
      place = { ...place, row: Math.min(...inTheWay.map((other) => bottomOf([other]))) };
    }
    bottoms.fill(place.row + place.height, wish.column, end);
    return place;
  };
}

function closed(places: Places, breakpoint: Breakpoint): Places {
  return breakpoint === 'PHONE' ? risen([...places], breakpoint) : places;
}
