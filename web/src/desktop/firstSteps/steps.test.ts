import { describe, expect, it } from 'vitest';
import type { FirstStepsQuery } from '@/gql/graphql';
import { STEPS, stepsOf } from './steps';

const NOTHING = {
  users: { totalCount: 1 },
  dealTypes: [],
  customFields: [],
  setupHealth: { missing: [{ setting: { code: 'DEAL_TYPES' } }] },
  dashboard: { contacts: { total: { value: '0' } }, deals: null, activities: { total: { value: '0' } } },
} as unknown as FirstStepsQuery;

const doneOf = (company: Partial<FirstStepsQuery>) =>
  stepsOf({ ...NOTHING, ...company })
    .filter(({ isDone }) => isDone)
    .map(({ step }) => step);

describe('The first steps of a company', () => {
  it('are all to be done where there is nothing', () => {
    expect(doneOf({})).toEqual([]);
    expect(stepsOf(NOTHING).map(({ step }) => step)).toEqual(STEPS);
  });

  it('tick themselves off, each by what is there', () => {
    expect(doneOf({ users: { totalCount: 2 } })).toEqual(['people']);
    const withStages = [{ id: 'a', stages: [{ id: 's' }] }];
    expect(doneOf({ dealTypes: withStages })).toEqual(['dealTypes', 'stages']);
    expect(doneOf({ customFields: [{ kind: 'PRICE' }] })).toEqual([]);
    expect(doneOf({ customFields: [{ kind: 'PRICE' }, { kind: 'CHOICE' }] })).toEqual(['fields']);
    expect(doneOf({ setupHealth: { missing: [] } })).toEqual(['settings']);
  });

  it('lead to the very deal type that has no stages', () => {
    const dealTypes = [
      { id: 'a', stages: [{ id: 's' }] },
      { id: 'b=', stages: [] },
    ];
    const stages = stepsOf({ ...NOTHING, dealTypes }).find(({ step }) => step === 'stages');
    expect(stages).toEqual({ step: 'stages', isDone: false, address: '/admin/people/deal-types?type=b%3D' });
  });
});
