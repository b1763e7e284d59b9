import { describe, expect, test } from 'vitest';
import { acted, untouched, type Act } from './draft';
import type { ArrangeBlock } from './editor';
import { overlap, type Place } from './grid';
import { arranged } from './packing';
import { blockAt, byHand, FREE } from './testing';

function places(blocks: ArrangeBlock[], ...acts: Act[]): Record<string, Place> {
  const draft = acts.reduce((before, act) => acted(blocks, before, act), untouched(blocks));
  return Object.fromEntries(arranged(blocks, draft, 'DESKTOP'));
}

describe('blocks stand by the server’s rules', () => {
  const row = [blockAt('a', 0, 0, 3, 2), blockAt('b', 3, 0, 3, 2), blockAt('c', 6, 0, 3, 2)];

  test('nothing moves while nothing is done, also where there are holes', () => {
    const blocks = [blockAt('a', 4, 3, 3, 2)];
    expect(places(blocks)).toEqual({ a: byHand(4, 3, 3, 2) });
  });

  test('who is put somewhere stands, and whose place is taken goes to the first free one', () => {
    expect(places(row, { do: 'put', block: 'c', breakpoint: 'DESKTOP', place: byHand(0, 0, 3, 2) })).toEqual({
      a: byHand(6, 0, 3, 2),
      b: byHand(3, 0, 3, 2),
      c: byHand(0, 0, 3, 2),
    });
  });

  test('of two that are put in one place the later stands', () => {
    const first: Act = { do: 'put', block: 'b', breakpoint: 'DESKTOP', place: byHand(0, 4, 3, 2) };
    const second: Act = { do: 'put', block: 'c', breakpoint: 'DESKTOP', place: byHand(0, 5, 3, 2) };
    const { b, c } = places(row, first, second);
    expect(c).toEqual(byHand(0, 5, 3, 2));
    expect(b).toEqual(byHand(3, 0, 3, 2));
  });

  test('who made way comes back when there is room again', () => {
    const there: Act = { do: 'put', block: 'c', breakpoint: 'DESKTOP', place: byHand(0, 0, 3, 2) };
    const away: Act = { do: 'put', block: 'c', breakpoint: 'DESKTOP', place: byHand(9, 0, 3, 2) };
    expect(places(row, there, away).a).toEqual(byHand(0, 0, 3, 2));
  });

  test('what may not be moved is never pushed', () => {
    const pinned = { ...blockAt('a', 0, 0, 3, 2), can: { hide: false, move: false, resize: false } };
    const after = places([pinned, blockAt('b', 3, 0, 3, 2)], {
      do: 'put',
      block: 'b',
      breakpoint: 'DESKTOP',
      place: byHand(1, 0, 3, 2),
    });
    expect(after.a).toEqual(byHand(0, 0, 3, 2));
    expect(after.a !== undefined && after.b !== undefined && overlap(after.a, after.b)).toBe(false);
  });

  test('hiding moves nobody else', () => {
    const { a, c } = places(row, { do: 'hide', block: 'b' });
    expect([a, c]).toEqual([byHand(0, 0, 3, 2), byHand(6, 0, 3, 2)]);
  });

  test('the other widths stay as they are', () => {
    const put: Act = { do: 'put', block: 'a', breakpoint: 'DESKTOP', place: byHand(0, 8, 3, 2) };
    const draft = acted(row, untouched(row), put);
    expect(arranged(row, draft, 'PHONE')).toEqual(arranged(row, untouched(row), 'PHONE'));
  });

  test('whatever is done, nothing overlaps', () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 16807) % 2147483647;
      return seed % below;
    };
    const blocks = Array.from({ length: 12 }, (_, n) => ({
      ...blockAt(String(n), (n % 4) * 3, Math.floor(n / 4) * 2, 3, 2),
      can: { ...FREE, move: n !== 5 },
    }));
    let draft = untouched(blocks);
    for (let step = 0; step < 200; step++) {
      const block = String(random(12));
      const place = byHand(random(8), random(9), 2 + random(3), 2 + random(3));
      const acts: Act[] = [
        { do: 'put', block, breakpoint: 'DESKTOP', place },
        { do: 'hide', block },
        { do: 'show', block },
      ];
      const act = acts[random(3)];
      if (act) draft = acted(blocks, draft, act);
      const all = [...arranged(blocks, draft, 'DESKTOP').values()];
      expect(all.some((one, n) => all.slice(n + 1).some((other) => overlap(one, other)))).toBe(false);
    }
  });
});
