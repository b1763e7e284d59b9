import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { byReading, overlap, type Breakpoint, type Place } from './grid';
import { bringBack, put, takeOff, type Places } from './makingWay';
import { byHand } from './testing';

type Cells = [number, number, number, number];

interface Case {
  name: string;
  breakpoint: Breakpoint;
  pinned?: string[];
  standing: Record<string, Cells>;
  acts: ({ put: string; at: Cells } | { take: string } | { bring: string; at: Cells })[];
  expected: Record<string, Cells>;
}

const CASES = JSON.parse(readFileSync('../tests/resolvers/layout/making_way.json', 'utf8')) as Case[];

const placesOf = (cells: Record<string, Cells>): Places =>
  new Map(
    Object.entries(cells).map(([id, [column, row, width, height]]) => [
      id,
      byHand(column, row, width, height),
    ]),
  );

test.each(CASES)('the server’s case: $name', ({ breakpoint, pinned = [], standing, acts, expected }) => {
  const firm = new Set(pinned);
  let places = placesOf(standing);
  for (const act of acts) {
    if ('take' in act) places = takeOff(places, act.take, breakpoint);
    else if ('put' in act) places = put(places, act.put, byHand(...act.at), firm, breakpoint);
    else places = bringBack(places, act.bring, byHand(...act.at), firm, breakpoint);
  }
  expect(Object.fromEntries(places)).toEqual(Object.fromEntries(placesOf(expected)));
});

/** Numbers that look random, and are the same in every run. */
function numbers(seed: number) {
  let last = seed;
  return (below: number) => {
    last = (last * 16807) % 2147483647;
    return last % below;
  };
}

const share = (a: Place, b: Place) => a.column < b.column + b.width && b.column < a.column + a.width;

test.each(['DESKTOP', 'TABLET', 'PHONE'] as const)(
  'whatever is put wherever on a %s, nothing overlaps and the others keep their order',
  (breakpoint) => {
    const columns = { DESKTOP: 12, TABLET: 6, PHONE: 2 }[breakpoint];
    const random = numbers(7);
    let standing: Places = new Map();
    for (let step = 0; step < 400; step++) {
      const id = String(random(12));
      const width = 1 + random(columns);
      const place = byHand(random(columns - width + 1), random(20), width, 2 + random(3));
      const before = breakpoint === 'PHONE' ? takeOff(standing, id, breakpoint) : standing;
      standing = put(standing, id, place, new Set(), breakpoint);
      const all = [...standing];
      const isMoved = ([other, stood]: readonly [string, Place]) =>
        other !== id && stood.row !== before.get(other)?.row;
      for (const [n, [one, here]] of all.entries()) {
        for (const [other, there] of all.slice(n + 1)) {
          expect(overlap(here, there)).toBe(false);
          const [stood, otherStood] = [before.get(one), before.get(other)];
          if (one === id || other === id || !stood || !otherStood || !share(here, there)) continue;
          expect(Math.sign(byReading(here, there))).toBe(Math.sign(byReading(stood, otherStood)));
        }
        const isHeld = all.some(([, there]) => there.row + there.height === here.row && share(here, there));
        if (breakpoint === 'PHONE') expect(here.row === 0 || isHeld).toBe(true);
        // Who was pushed went no further than below what pushed it.
        else expect(!isMoved([one, here]) || isHeld).toBe(true);
      }
      if (breakpoint !== 'PHONE') expect(standing.get(id)).toEqual(place);
    }
  },
);
