import type { Comparison, PeriodPreset } from '@/gql/graphql';

/** In the order they are offered. */
export const PRESETS = [
  'TODAY',
  'YESTERDAY',
  'THIS_WEEK',
  'LAST_WEEK',
  'THIS_MONTH',
  'LAST_MONTH',
  'THIS_QUARTER',
  'LAST_QUARTER',
  'THIS_YEAR',
  'LAST_YEAR',
  'LAST_7_DAYS',
  'LAST_30_DAYS',
  'LAST_90_DAYS',
  'LAST_365_DAYS',
] as const satisfies readonly PeriodPreset[];

export const COMPARISONS = [
  'PREVIOUS_PERIOD',
  'SAME_PERIOD_LAST_YEAR',
  'NONE',
] as const satisfies readonly Comparison[];
