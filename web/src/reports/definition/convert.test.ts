import { describe, expect, it } from 'vitest';
import type {
  ReportConditionInput,
  ReportDefinitionInput,
  ReportFilterInput,
  ReportFilterValueInput,
  ReportMeasureInput,
} from '@/gql/graphql';
import { draftOf, inputOf } from './convert';
import { FIRST_DRAFT, type DraftValue } from './draft';

const count: ReportMeasureInput = {
  aggregate: 'COUNT',
  label: null,
  of: null,
  time: null,
  filter: null,
  numerator: null,
  denominator: null,
};
const responsible = { attribute: 'RESPONSIBLE', field: null } as const;
const region = { attribute: 'FIELD', field: 'f1' } as const;
const first: ReportDefinitionInput = {
  dataset: 'DEALS',
  visualisation: 'NUMBER',
  measures: [count],
  time: { time: 'CREATED', field: null },
  dimensions: [],
  filter: null,
  sort: null,
  limit: null,
  target: null,
  period: null,
  risesWell: true,
};

const VALUES: [DraftValue['kind'], ReportFilterValueInput[]][] = [
  ['id', [{ id: 'u1' }]],
  ['number', [{ number: '12.5' }]],
  ['text', [{ text: 'SUCCESS' }]],
  ['flag', [{ flag: false }]],
  ['day', [{ day: '2026-11-01' }]],
  ['relativeDay', [{ relativeDay: { unit: 'WEEK', offset: -2 } }]],
  ['viewer', [{ viewer: true }]],
];

const KINDS: [string, Partial<ReportDefinitionInput>][] = [
  ['a number', {}],
  ['a gauge', { visualisation: 'GAUGE', target: '1000000', risesWell: false }],
  [
    'a series',
    { visualisation: 'SERIES', dimensions: [{ of: { attribute: 'TIME', field: null }, step: 'MONTH' }] },
  ],
  ['bars', { visualisation: 'BARS', dimensions: [{ of: responsible, step: null }], limit: 10 }],
  ['a pie', { visualisation: 'PIE', dimensions: [{ of: region, step: null }] }],
  [
    'a matrix',
    {
      visualisation: 'MATRIX',
      dimensions: [
        { of: responsible, step: null },
        { of: region, step: null },
      ],
    },
  ],
  ['a funnel', { visualisation: 'FUNNEL' }],
  ['a feed', { dataset: 'EVENTS', visualisation: 'FEED' }],
  [
    'a table',
    {
      visualisation: 'TABLE',
      dimensions: [{ of: responsible, step: null }],
      measures: [
        { ...count, aggregate: 'SUM', label: 'Revenue', of: { attribute: 'PRICE', field: null } },
        {
          ...count,
          aggregate: 'RATIO',
          time: { time: 'DATE_FIELD', field: 'f2' },
          numerator: {
            ...count,
            filter: { all: [{ condition: { of: region, operator: 'IS_EMPTY', values: [] } }] },
          },
          denominator: count,
        },
      ],
      sort: { by: 'VALUE', measure: 1, isDescending: false },
    },
  ],
  ['a period of its own', { period: { preset: 'LAST_90_DAYS' } }],
  ['days of its own', { period: { from: '2026-01-01', to: '2026-03-31' } }],
  [
    'groups within groups',
    {
      filter: {
        any: [
          { all: [{ any: [{ condition: { of: region, operator: 'IS_NOT_EMPTY', values: [] } }] }] },
          { condition: { of: responsible, operator: 'IS_ONE_OF', values: [{ viewer: true }] } },
        ],
      },
    },
  ],
];

/** What the API answers for what it was given: the same, filters and nothing said aside. */
function answerOf(input: ReportDefinitionInput): Parameters<typeof draftOf>[0] {
  const attribute = (of: object | null | undefined) => of && { fieldName: null, ...of };
  const filter = (given: ReportFilterInput | null | undefined): unknown => {
    if (!given) return null;
    const { condition, all, any } = given;
    if (condition) {
      const values = (condition.values ?? []).map(({ id, ...value }) => ({
        ...NOTHING,
        ...value,
        objectId: id ?? null,
      }));
      return { condition: { ...condition, of: attribute(condition.of), values }, junction: null, parts: [] };
    }
    return { condition: null, junction: all ? 'ALL' : 'ANY', parts: (all ?? any).map(filter) };
  };
  const measure = (given: ReportMeasureInput): unknown => ({
    ...given,
    of: attribute(given.of),
    filter: filter(given.filter),
    numerator: given.numerator && measure(given.numerator),
    denominator: given.denominator && measure(given.denominator),
  });
  const answer = {
    ...input,
    measures: input.measures?.map(measure),
    dimensions: (input.dimensions ?? []).map((one) => ({ ...one, of: attribute(one.of) })),
    filter: filter(input.filter),
    period: input.period && { preset: null, from: null, to: null, ...input.period },
  };
  const named: unknown = JSON.parse(JSON.stringify(answer), (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? { __typename: 'Part', ...value }
      : value,
  );
  return named as Parameters<typeof draftOf>[0];
}

const NOTHING = {
  objectId: null,
  label: null,
  number: null,
  text: null,
  flag: null,
  day: null,
  relativeDay: null,
  viewer: null,
};

describe('A definition', () => {
  it('that is new is what the API takes for the simplest one', () => {
    expect(inputOf(FIRST_DRAFT)).toEqual(first);
  });

  it.each(KINDS)('of %s is the same after it was read and written', (_, part) => {
    const input = { ...first, ...part };
    expect(inputOf(draftOf(answerOf(input)))).toEqual(input);
  });

  it.each(VALUES)('keeps a value of the kind %s', (kind, values) => {
    const condition: ReportConditionInput = { of: responsible, operator: 'IS_ONE_OF', values };
    const input = { ...first, filter: { all: [{ condition }] } };
    const draft = draftOf(answerOf(input));
    expect(draft.filter.parts).toMatchObject([{ values: [{ kind }] }]);
    expect(inputOf(draft)).toEqual(input);
  });

  it('has a single condition as a group of one', () => {
    const condition: ReportConditionInput = { of: region, operator: 'IS_EMPTY', values: [] };
    expect(draftOf(answerOf({ ...first, filter: { condition } })).filter).toMatchObject({
      junction: 'ALL',
      parts: [{ kind: 'condition', operator: 'IS_EMPTY' }],
    });
  });
});
