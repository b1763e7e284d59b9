import { describe, expect, it } from 'vitest';
import {
  draftOf,
  isUndecided,
  lackingTargets,
  mappingInput,
  mapTo,
  NEW_FIELD,
  type Column,
  type FoundColumn,
  type Proposal,
  type Target,
} from './draft';

const NOTHING = { decimal: null, grouping: null, signs: [], pattern: null, name: null, fieldKind: null };
const PLAIN = { ...NOTHING, create: false, fold: false, emptyUnknown: false };
const column = (name: string, to: string | null, more: Partial<Column> = {}): Column => ({
  column: name,
  to,
  ...PLAIN,
  ...more,
});
const target = (name: string, takes: Target['takes'], more: Partial<Target> = {}): Target => ({
  name,
  label: name,
  takes,
  isRequired: false,
  fieldKind: null,
  values: [],
  ...more,
});
const found = (name: string, more: Partial<FoundColumn> = {}): FoundColumn => ({
  name,
  sample: [],
  filled: 1,
  fieldKind: 'TEXT',
  dates: [],
  numbers: [],
  ...more,
});
const TARGETS = [
  target('external_id', 'ID'),
  target('deal_type', 'DEAL_TYPE'),
  target('stage', 'STAGE'),
  target('responsible', 'PERSON'),
  target('created_at', 'MOMENT'),
  target('field:amount', 'FIELD', { fieldKind: 'PRICE' }),
];
const FORM = { encoding: 'utf-8', delimiter: ',', quote: '"', header: 1, sheet: null };
const proposal = (columns: Column[], targets = TARGETS): Proposal => ({
  file: {
    name: 'f',
    isWorkbook: false,
    form: FORM,
    sheets: [],
    rowCount: 1,
    leftOut: 0,
    columns: [],
    firstRows: [],
  },
  history: null,
  mapping: {
    kind: 'DEAL',
    columns: columns.map((each) => ({ ...each, signs: [...each.signs] })),
    always: {},
    key: [],
    history: null,
  },
  targets: [...targets],
  historyTargets: [],
  sources: [],
});
const TWO_DATES = found('When', {
  dates: [
    { pattern: 'DD/MM/YYYY', examples: [] },
    { pattern: 'MM/DD/YYYY', examples: [] },
  ],
});
const TWO_NUMBERS = found('Sum', {
  numbers: [
    { decimal: '.', grouping: ',', signs: [], examples: [] },
    { decimal: ',', grouping: '', signs: [], examples: [] },
  ],
});

describe('A draft of a mapping', () => {
  it('makes what rows name, but for people, unless a source says otherwise', () => {
    const columns = [column('Stage', 'stage'), column('Owner', 'responsible'), column('More', null)];
    const made = draftOf(proposal(columns), false).columns.map(({ create }) => create);
    expect(made).toEqual([true, false, false]);
    const ofSource = draftOf(proposal(columns), true).columns.map(({ create }) => create);
    expect(ofSource).toEqual([false, false, false]);
  });

  it('makes contacts that rows name, and none that they have the id of', () => {
    const targets = [target('contact', 'CONTACT'), target('stage', 'STAGE')];
    const columns = [
      column('Account', 'contact'),
      column('AccountId', 'contact'),
      column('STAGE_ID', 'stage'),
    ];
    const made = draftOf(proposal(columns, targets), false).columns.map(({ create }) => create);
    expect(made).toEqual([true, false, true]);
  });

  it('leaves open what can be read in several ways', () => {
    expect(isUndecided(column('When', 'created_at'), TWO_DATES, TARGETS)).toBe(true);
    expect(isUndecided(column('When', 'created_at', { pattern: 'MM/DD/YYYY' }), TWO_DATES, TARGETS)).toBe(
      false,
    );
    expect(isUndecided(column('When', 'external_id'), TWO_DATES, TARGETS)).toBe(false);
    expect(isUndecided(column('Sum', 'field:amount'), TWO_NUMBERS, TARGETS)).toBe(true);
    expect(isUndecided(column('Sum', 'field:amount', { decimal: ',' }), TWO_NUMBERS, TARGETS)).toBe(false);
    const isNew = column('Sum', NEW_FIELD, { fieldKind: 'TEXT' });
    expect(isUndecided(isNew, TWO_NUMBERS, TARGETS)).toBe(false);
    expect(isUndecided({ ...isNew, fieldKind: 'NUMBER' }, TWO_NUMBERS, TARGETS)).toBe(true);
  });

  it('forgets how a column was read when it becomes something else', () => {
    const was = column('Source', 'created_at', { pattern: 'DD/MM/YYYY' });
    const next = mapTo(was, NEW_FIELD, found('Source', { fieldKind: 'CHOICE' }), TARGETS);
    expect(next).toEqual(column('Source', NEW_FIELD, { name: 'Source', fieldKind: 'CHOICE', create: true }));
    expect(mapTo(next, null, found('Source'), TARGETS)).toEqual(column('Source', null));
  });

  it('asks for a type of deals unless the company has one alone, or all rows have one', () => {
    const lacking = (draft: ReturnType<typeof draftOf>, targets = TARGETS) =>
      lackingTargets(draft, targets).map(({ name }) => name);
    const draft = draftOf(proposal([column('Id', 'external_id')]), false);
    expect(lacking(draft)).toEqual(['deal_type']);
    expect(lacking({ ...draft, always: { deal_type: 'Sale' } })).toEqual([]);
    expect(lacking(draft, [target('deal_type', 'DEAL_TYPE', { values: ['Sale'] })])).toEqual([]);
    expect(lacking(draftOf(proposal([column('Type', 'deal_type')]), false))).toEqual([]);
  });

  it('is sent without what is not meant', () => {
    const columns = [column('Type', 'deal_type'), column('More', null, { name: 'More', fieldKind: 'TEXT' })];
    const draft = { ...draftOf(proposal(columns), false), always: { deal_type: 'Sale', contact: ' ' } };
    const input = mappingInput(draft, FORM, null);
    expect(input.always).toEqual([]);
    expect(input.columns[1]).toEqual(column('More', null));
    expect(input.history).toBeNull();
  });
});
