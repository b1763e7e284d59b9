import type { Decimal } from '@/format/numbers';
import type {
  Granularity,
  PeriodPreset,
  ReportAggregate,
  ReportAttribute,
  ReportDataset,
  ReportFilterOperator,
  ReportJunction,
  ReportSortBy,
  ReportTime,
  Visualisation,
} from '@/gql/graphql';

/** A value of a row; `field` and its name go with FIELD only. */
export interface DraftAttribute {
  attribute: ReportAttribute;
  field: string | null;
  fieldName: string | null;
}

export interface DraftTime {
  time: ReportTime;
  field: string | null;
}

export type DraftValue =
  | { kind: 'id'; id: string; label: string | null }
  | { kind: 'number'; number: Decimal }
  | { kind: 'text'; text: string }
  | { kind: 'flag'; flag: boolean }
  | { kind: 'day'; day: string }
  | { kind: 'relativeDay'; unit: Granularity; offset: number }
  | { kind: 'viewer' };

export interface DraftCondition {
  kind: 'condition';
  of: DraftAttribute;
  operator: ReportFilterOperator;
  values: readonly DraftValue[];
}

export interface DraftGroup {
  kind: 'group';
  junction: ReportJunction;
  parts: readonly DraftPart[];
}

export type DraftPart = DraftCondition | DraftGroup;

/** One number; a ratio has its two parts, and nothing else has. */
export interface DraftMeasure {
  aggregate: ReportAggregate;
  label: string;
  of: DraftAttribute | null;
  time: DraftTime | null;
  filter: DraftGroup;
  parts: readonly [DraftMeasure, DraftMeasure] | null;
}

export interface DraftDimension {
  of: DraftAttribute;
  step: Granularity | null;
}

export interface DraftSort {
  by: ReportSortBy;
  measure: number;
  isDescending: boolean;
}

export type DraftPeriod =
  { kind: 'preset'; preset: PeriodPreset } | { kind: 'days'; from: string | null; to: string | null };

/** What a report asks for, while it is put together. */
export interface Draft {
  dataset: ReportDataset;
  visualisation: Visualisation;
  measures: readonly DraftMeasure[];
  time: DraftTime;
  dimensions: readonly DraftDimension[];
  filter: DraftGroup;
  sort: DraftSort | null;
  limit: number | null;
  target: Decimal | null;
  period: DraftPeriod | null;
  risesWell: boolean;
}

export const NO_FILTER: DraftGroup = { kind: 'group', junction: 'ALL', parts: [] };

export const COUNT: DraftMeasure = {
  aggregate: 'COUNT',
  label: '',
  of: null,
  time: null,
  filter: NO_FILTER,
  parts: null,
};

/** Where a new report begins: the simplest thing that already shows something. */
export const FIRST_DRAFT: Draft = {
  dataset: 'DEALS',
  visualisation: 'NUMBER',
  measures: [COUNT],
  time: { time: 'CREATED', field: null },
  dimensions: [],
  filter: NO_FILTER,
  sort: null,
  limit: null,
  target: null,
  period: null,
  risesWell: true,
};

export function attribute(name: Exclude<ReportAttribute, 'FIELD'>): DraftAttribute {
  return { attribute: name, field: null, fieldName: null };
}

/** Tells attributes apart, and one custom field from another. */
export function keyOfAttribute({ attribute: name, field }: DraftAttribute): string {
  return field === null ? name : `${name}:${field}`;
}
