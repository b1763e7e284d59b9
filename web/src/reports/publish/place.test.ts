import { describe, expect, it } from 'vitest';
import { placementOf } from './place';

const size = { width: 6, height: 4 };

describe('The place of a report', () => {
  it('is left to the API where there is to be room', () => {
    expect(placementOf({ kind: 'room' }, size)).toBeNull();
  });

  it('is counted from 0 by the API, and from 1 by people', () => {
    expect(placementOf({ kind: 'top' }, size)).toEqual({ column: 0, row: 0, ...size });
    expect(placementOf({ kind: 'own', column: 7, row: 3, width: 3, height: 2 }, size)).toEqual({
      column: 6,
      row: 2,
      width: 3,
      height: 2,
    });
  });
});
