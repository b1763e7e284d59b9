import { describe, expect, it } from 'vitest';
import {
  chosenWith,
  countChanges,
  inputOf,
  UNCHANGED,
  withSources,
  withTypeLists,
  type Choices,
} from './draft';

const sales = { priceFields: ['p'], successfulStages: ['won'], unsuccessfulStages: ['lost'] };
const saved: Choices = {
  activitySourceFields: [],
  dealSourceFields: ['a', 'b'],
};

describe('A draft of the report field settings', () => {
  it('has only what differs from what is saved', () => {
    const changed = withTypeLists(sales, UNCHANGED, 'sales', { successfulStages: ['won', 'paid'] });
    expect(inputOf(changed, 7)).toEqual({
      baseVersion: 7,
      dealTypes: [{ dealType: 'sales', successfulStages: ['won', 'paid'] }],
    });
    expect(withTypeLists(sales, changed, 'sales', { successfulStages: ['won'] })).toEqual(UNCHANGED);
  });

  it('takes the order of sources for a difference, and that of stages for none', () => {
    expect(countChanges(withSources(saved, UNCHANGED, 'dealSourceFields', ['b', 'a']))).toBe(1);
    const stages = { ...sales, successfulStages: ['x', 'y'] };
    expect(withTypeLists(stages, UNCHANGED, 'sales', { successfulStages: ['y', 'x'] })).toEqual(UNCHANGED);
  });

  it('empties a list without saying anything of the others', () => {
    const emptied = withSources(saved, UNCHANGED, 'dealSourceFields', []);
    expect(inputOf(emptied, 1)).toEqual({ baseVersion: 1, dealSourceFields: [] });
    expect(countChanges(emptied)).toBe(1);
  });

  it('stands on what somebody else has saved', () => {
    const mine = withSources(saved, UNCHANGED, 'dealSourceFields', ['b']);
    const theirs = { ...saved, activitySourceFields: ['c'] };
    expect(chosenWith(theirs, mine)).toEqual({ ...theirs, dealSourceFields: ['b'] });
  });
});
