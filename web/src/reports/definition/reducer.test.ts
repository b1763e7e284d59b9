import { describe, expect, it } from 'vitest';
import {
  attribute,
  COUNT,
  FIRST_DRAFT,
  NO_FILTER,
  type Draft,
  type DraftCondition,
  type DraftMeasure,
} from './draft';
import { reducerFor, type FormAction, type FormState } from './reducer';
import { dateFieldsOf, type Vocabulary } from './offered';
import golden from './vocabulary.golden.json';

// As the API says it of a company with a date field of deals; a test of the API holds the file to that.
const vocabulary = golden as Vocabulary;
const [closing] = dateFieldsOf(vocabulary, 'DEALS');
const reduce = reducerFor(vocabulary);

const revenue: DraftMeasure = { ...COUNT, aggregate: 'SUM', of: attribute('PRICE') };
const isWon: DraftCondition = {
  kind: 'condition',
  of: attribute('OUTCOME'),
  operator: 'IS_ONE_OF',
  values: [{ kind: 'text', text: 'SUCCESS' }],
};
const byPerson: Draft = {
  ...FIRST_DRAFT,
  visualisation: 'TABLE',
  measures: [COUNT, revenue],
  dimensions: [{ of: attribute('RESPONSIBLE'), step: null }],
  filter: { ...NO_FILTER, parts: [isWon] },
  sort: { by: 'VALUE', measure: 1, isDescending: true },
  limit: 10,
};

function after(draft: Draft, ...actions: FormAction[]): FormState {
  return actions.reduce(reduce, { draft, before: null });
}

describe('The form of a report', () => {
  it('takes out what other rows do not have, and puts it back', () => {
    const state = after(byPerson, { type: 'count', dataset: 'CONTACTS' });
    expect(state.draft).toMatchObject({
      dataset: 'CONTACTS',
      measures: [COUNT, COUNT],
      filter: { parts: [] },
    });
    expect(state.draft.dimensions).toEqual(byPerson.dimensions);
    expect(reduce(state, { type: 'putBack' })).toEqual({ draft: byPerson, before: null });
  });

  it('says nothing of what fits', () => {
    expect(after(byPerson, { type: 'change', change: { limit: 5 } })).toEqual({
      draft: { ...byPerson, limit: 5 },
      before: null,
    });
  });

  it('takes the time back that other rows do not go by', () => {
    const won: Draft = { ...FIRST_DRAFT, time: { time: 'WON', field: null } };
    expect(after(won, { type: 'count', dataset: 'ACTIVITIES' }).draft.time.time).toBe('CREATED');
  });

  it('chooses the only field of dates there is', () => {
    const { draft } = after(FIRST_DRAFT, {
      type: 'change',
      change: { time: { time: 'DATE_FIELD', field: null } },
    });
    expect(draft.time).toEqual({ time: 'DATE_FIELD', field: closing?.field?.id });
    expect(draft.time.field).toBeTruthy();
  });

  it('has as many dimensions as the way of drawing takes', () => {
    const dimensionsAs = (visualisation: Draft['visualisation']) =>
      after(byPerson, { type: 'draw', visualisation }).draft.dimensions.map(({ of }) => of.attribute);
    expect(dimensionsAs('NUMBER')).toEqual([]);
    expect(dimensionsAs('BARS')).toEqual(['RESPONSIBLE']);
    expect(dimensionsAs('SERIES')).toEqual(['TIME', 'RESPONSIBLE']);
    expect(dimensionsAs('MATRIX')).toEqual(['RESPONSIBLE', 'DEAL_TYPE']);
  });

  it('aims at something as a gauge only', () => {
    const gauge: Draft = { ...FIRST_DRAFT, visualisation: 'GAUGE', target: '100' };
    expect(after(gauge, { type: 'draw', visualisation: 'NUMBER' })).toMatchObject({
      draft: { target: null },
    });
  });

  it('makes a funnel of deals that were created, and counts them', () => {
    const moves: Draft = { ...byPerson, dataset: 'DEAL_TRANSITIONS' };
    expect(after(moves, { type: 'draw', visualisation: 'FUNNEL' }).draft).toMatchObject({
      dataset: 'DEALS',
      time: { time: 'CREATED' },
      measures: [{ aggregate: 'COUNT' }, { aggregate: 'COUNT' }],
      dimensions: [],
      sort: null,
      limit: null,
    });
  });

  it('makes a feed of events, and of deals again what is drawn otherwise', () => {
    const feed = after(byPerson, { type: 'draw', visualisation: 'FEED' });
    expect(feed.draft).toEqual({ ...FIRST_DRAFT, dataset: 'EVENTS', visualisation: 'FEED' });
    expect(reduce(feed, { type: 'draw', visualisation: 'NUMBER' }).draft).toEqual(FIRST_DRAFT);
  });

  it('shows in a pie only what adds up', () => {
    const average: Draft = { ...byPerson, measures: [{ ...revenue, aggregate: 'AVERAGE' }] };
    expect(after(average, { type: 'draw', visualisation: 'PIE' }).draft.measures).toEqual([COUNT]);
  });

  it('stays in order of the same number when numbers come, go and move', () => {
    expect(after(byPerson, { type: 'removeMeasure', index: 0 }).draft.sort).toMatchObject({ measure: 0 });
    expect(after(byPerson, { type: 'removeMeasure', index: 1 }).draft.sort).toBeNull();
    const swapped = after(byPerson, { type: 'moveMeasure', from: 1, to: 0 });
    expect(swapped.draft).toMatchObject({ measures: [revenue, COUNT], sort: { measure: 0 } });
    expect(after(byPerson, { type: 'addMeasure' }).draft.measures).toEqual([COUNT, revenue, COUNT]);
  });

  it('keeps of the whole report only what the rows of every number have', () => {
    const returned: Draft = {
      ...FIRST_DRAFT,
      visualisation: 'BARS',
      time: { time: 'WON', field: null },
      dimensions: [{ of: attribute('RETURNED'), step: null }],
    };
    const measure: DraftMeasure = { ...COUNT, time: { time: 'CREATED', field: null } };
    const state = after(returned, { type: 'changeMeasure', index: 0, measure });
    expect(state.draft.dimensions).toEqual([{ of: attribute('DEAL_TYPE'), step: null }]);
  });

  it('takes no average as a part of a ratio', () => {
    const ratio: DraftMeasure = {
      ...COUNT,
      aggregate: 'RATIO',
      parts: [{ ...revenue, aggregate: 'AVERAGE' }, COUNT],
    };
    const { draft } = after(FIRST_DRAFT, { type: 'changeMeasure', index: 0, measure: ratio });
    expect(draft.measures[0]?.parts).toEqual([COUNT, COUNT]);
  });

  it('takes a group out with the last of its conditions', () => {
    const group = { kind: 'group', junction: 'ANY', parts: [isWon] } as const;
    const nested: Draft = { ...FIRST_DRAFT, filter: { ...NO_FILTER, parts: [group] } };
    expect(after(nested, { type: 'count', dataset: 'CONTACTS' }).draft.filter).toEqual(NO_FILTER);
  });
});
