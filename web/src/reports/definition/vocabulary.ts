import type {
  FieldKind,
  ReportAggregate,
  ReportAttribute,
  ReportDataset,
  ReportFilterOperator,
  ReportTime,
  Visualisation,
} from '@/gql/graphql';
import type { DraftAttribute, DraftMeasure, DraftTime } from './draft';
import { attribute } from './draft';

/**
 * Which rows have what, and what may be done with it: the same as the API computes (docs/adr/0013), so that the form offers nothing
 * else. Whatever it should miss, the API still tells.
 */

type Dataset = Exclude<ReportDataset, 'EVENTS'>;

export const DATASETS: readonly Dataset[] = [
  'DEALS',
  'DEAL_TRANSITIONS',
  'ACTIVITIES',
  'CONTACTS',
  'COMMUNICATIONS',
];

const STOCKS: readonly ReportDataset[] = ['DEALS', 'ACTIVITIES', 'CONTACTS', 'COMMUNICATIONS'];
const DEALS: readonly ReportDataset[] = ['DEALS'];

const TIMES: Readonly<Record<ReportTime, readonly ReportDataset[]>> = {
  CREATED: DATASETS,
  EXISTING: STOCKS,
  WON: DEALS,
  LOST: DEALS,
  CLOSED: DEALS,
  OPEN_AT_END: DEALS,
  WON_AT_END: DEALS,
  LOST_AT_END: DEALS,
  DATE_FIELD: ['DEALS', 'ACTIVITIES', 'CONTACTS'],
};

/** Which rows of a dataset can be chosen; those by a date only where there is a field of the kind. */
export function timesOf(dataset: ReportDataset, fields: readonly Field[]): ReportTime[] {
  const times = Object.keys(TIMES) as ReportTime[];
  return times.filter(
    (time) =>
      TIMES[time].includes(dataset) && (time !== 'DATE_FIELD' || dateFieldsOf(dataset, fields).length > 0),
  );
}

/** A custom field, as far as reports need to know it. */
export interface Field {
  id: string;
  name: string;
  entity: 'DEAL' | 'ACTIVITY' | 'CONTACT';
  kind: FieldKind;
  /** The type of record that has it, by name; null where all have. */
  of: string | null;
}

const ENTITIES: Readonly<Partial<Record<ReportDataset, Field['entity']>>> = {
  DEALS: 'DEAL',
  DEAL_TRANSITIONS: 'DEAL',
  ACTIVITIES: 'ACTIVITY',
  CONTACTS: 'CONTACT',
};

export function dateFieldsOf(dataset: ReportDataset, fields: readonly Field[]): Field[] {
  return fields.filter(({ entity, kind }) => entity === ENTITIES[dataset] && kind === 'DATE');
}

export type ValueKind = 'id' | 'name' | 'number' | 'text' | 'flag' | 'day' | 'instant';

/** An attribute that rows have, and what may be done with it besides filtering. */
export interface AttributeSpec {
  of: DraftAttribute;
  kind: ValueKind;
  groups: boolean;
  isCounted: boolean;
  /** The custom field, if it is one. */
  field: Field | null;
}

interface Rule {
  kind: ValueKind;
  datasets: readonly ReportDataset[];
  /** Of all times, if left out. */
  times?: readonly ReportTime[];
  groups?: boolean;
  isCounted?: boolean;
}

const OF_DEALS: readonly ReportDataset[] = ['DEALS', 'DEAL_TRANSITIONS'];
const ENTRIES: readonly ReportTime[] = ['WON', 'LOST', 'CLOSED'];
const BALANCES: readonly ReportTime[] = ['OPEN_AT_END', 'WON_AT_END', 'LOST_AT_END'];

const RULES: Readonly<Record<Exclude<ReportAttribute, 'FIELD'>, Rule>> = {
  TIME: { kind: 'instant', datasets: DATASETS, groups: true },
  RESPONSIBLE: { kind: 'id', datasets: DATASETS, groups: true, isCounted: true },
  DEPARTMENT: { kind: 'id', datasets: DATASETS, groups: true },
  GROUP: { kind: 'id', datasets: DATASETS, groups: true },
  DEAL_TYPE: { kind: 'id', datasets: OF_DEALS, groups: true, isCounted: true },
  STAGE: { kind: 'id', datasets: OF_DEALS, groups: true, isCounted: true },
  OUTCOME: { kind: 'name', datasets: OF_DEALS, groups: true },
  PRICE: { kind: 'number', datasets: OF_DEALS },
  ACTIVITY_TYPE: { kind: 'id', datasets: ['ACTIVITIES'], groups: true },
  CHANNEL: { kind: 'name', datasets: ['COMMUNICATIONS'], groups: true },
  DIRECTION: { kind: 'name', datasets: ['COMMUNICATIONS'], groups: true },
  ANSWERED: { kind: 'flag', datasets: ['COMMUNICATIONS'], groups: true },
  SOURCE: { kind: 'id', datasets: [...OF_DEALS, 'ACTIVITIES'], groups: true },
  CONTACT: {
    kind: 'id',
    datasets: [...OF_DEALS, 'ACTIVITIES', 'COMMUNICATIONS'],
    groups: true,
    isCounted: true,
  },
  IS_NEW: { kind: 'flag', datasets: ['CONTACTS', 'ACTIVITIES', 'DEALS'], times: ['EXISTING'], groups: true },
  RETURNED: { kind: 'flag', datasets: DEALS, times: ['WON', 'LOST'], groups: true },
  IS_FIRST_OF_CONTACT: { kind: 'flag', datasets: OF_DEALS, groups: true },
  DAYS_TO_CLOSE: { kind: 'number', datasets: DEALS, times: ENTRIES },
  DAYS_IN_STAGE: { kind: 'number', datasets: OF_DEALS, times: [...BALANCES, 'CREATED'] },
};

const KINDS: Readonly<Record<FieldKind, ValueKind>> = {
  TEXT: 'text',
  NUMBER: 'number',
  PRICE: 'number',
  CHOICE: 'id',
  DATE: 'day',
  FLAG: 'flag',
};

/** All that rows have which are chosen by every one of these times. */
export function attributeSpecs(
  dataset: ReportDataset,
  times: readonly ReportTime[],
  fields: readonly Field[],
): AttributeSpec[] {
  const names = Object.keys(RULES) as (keyof typeof RULES)[];
  const own = names
    .filter((name) => times.every((time) => isOf(name, dataset, time)))
    .map((name): AttributeSpec => {
      const { kind, groups = false, isCounted = false } = RULES[name];
      return { of: attribute(name), kind, groups, isCounted, field: null };
    });
  const custom = fields.filter(({ entity }) => entity === ENTITIES[dataset]).map(fieldSpec);
  return [...own, ...custom];
}

function isOf(name: keyof typeof RULES, dataset: ReportDataset, time: ReportTime): boolean {
  const { datasets, times } = RULES[name];
  // Moves have spent days on the stage, deals that were created have not yet.
  if (name === 'DAYS_IN_STAGE' && time === 'CREATED') return dataset === 'DEAL_TRANSITIONS';
  return datasets.includes(dataset) && (times === undefined || times.includes(time));
}

function fieldSpec(field: Field): AttributeSpec {
  return {
    of: { attribute: 'FIELD', field: field.id, fieldName: field.name },
    kind: KINDS[field.kind],
    groups: field.kind === 'CHOICE' || field.kind === 'FLAG',
    isCounted: field.kind === 'CHOICE',
    field,
  };
}

/** The times by which a measure's own rows are chosen: of a ratio those of its parts. */
export function timesOfMeasure(measure: DraftMeasure, report: DraftTime): ReportTime[] {
  const own = measure.time ?? report;
  return measure.parts ? measure.parts.map((part) => (part.time ?? own).time) : [own.time];
}

/** The times of all rows that are counted: whatever the whole report is filtered and broken down by, all of them must have. */
export function timesOfReport(measures: readonly DraftMeasure[], report: DraftTime): ReportTime[] {
  const times = measures.flatMap((measure) => timesOfMeasure(measure, report));
  return [...new Set(times.length > 0 ? times : [report.time])];
}

const EQUALITY: readonly ReportFilterOperator[] = ['IS_ONE_OF', 'IS_NONE_OF', 'IS_EMPTY', 'IS_NOT_EMPTY'];
const ORDER: readonly ReportFilterOperator[] = ['IS_LESS', 'IS_AT_MOST', 'IS_GREATER', 'IS_AT_LEAST'];
const OPERATORS: Readonly<Record<ValueKind, readonly ReportFilterOperator[]>> = {
  id: EQUALITY,
  name: EQUALITY,
  flag: EQUALITY,
  number: [...EQUALITY, ...ORDER],
  day: [...EQUALITY, ...ORDER],
  instant: ['IS_ONE_OF', 'IS_NONE_OF', ...ORDER],
  text: [...EQUALITY, 'CONTAINS', 'CONTAINS_NOT'],
};

export function operatorsOf(kind: ValueKind): readonly ReportFilterOperator[] {
  return OPERATORS[kind];
}

/** How many values an operator takes. */
export function valuesOf(operator: ReportFilterOperator): 'none' | 'one' | 'several' {
  if (operator === 'IS_EMPTY' || operator === 'IS_NOT_EMPTY') return 'none';
  return operator === 'IS_ONE_OF' || operator === 'IS_NONE_OF' ? 'several' : 'one';
}

export const AGGREGATES: readonly ReportAggregate[] = [
  'COUNT',
  'SUM',
  'AVERAGE',
  'MEDIAN',
  'MINIMUM',
  'MAXIMUM',
  'DISTINCT',
  'RATIO',
];

/** What a number can be taken of; nothing for COUNT and RATIO. */
export function operandSpecs(aggregate: ReportAggregate, specs: readonly AttributeSpec[]): AttributeSpec[] {
  if (aggregate === 'COUNT' || aggregate === 'RATIO') return [];
  if (aggregate === 'DISTINCT') return specs.filter(({ isCounted }) => isCounted);
  return specs.filter(({ kind }) => kind === 'number');
}

/** The numbers that can be made of these rows; within a ratio neither another one nor an average. */
export function aggregatesOf(specs: readonly AttributeSpec[], isPart: boolean): ReportAggregate[] {
  return AGGREGATES.filter((aggregate) => {
    if (aggregate === 'COUNT') return true;
    if (aggregate === 'RATIO') return !isPart;
    if (aggregate === 'AVERAGE' && isPart) return false;
    return operandSpecs(aggregate, specs).length > 0;
  });
}

/** How many dimensions a way of drawing takes, at least and at most. */
export const DIMENSIONS: Readonly<Record<Visualisation, readonly [least: number, most: number]>> = {
  NUMBER: [0, 0],
  GAUGE: [0, 0],
  SERIES: [1, 2],
  BARS: [1, 1],
  PIE: [1, 1],
  MATRIX: [2, 2],
  FUNNEL: [0, 0],
  TABLE: [0, 2],
  FEED: [0, 0],
};

export const VISUALISATIONS = Object.keys(DIMENSIONS) as Visualisation[];
