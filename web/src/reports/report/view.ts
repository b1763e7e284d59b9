import { readFilters, toInput, writeFilter, type Filter } from '@/desktop/queryState/filters';
import type { Comparison, DashboardFilterInput, PeriodInput, ScopeInput } from '@/gql/graphql';
import { COMPARISONS, PRESETS } from '@/period/choices';

/** Of when, held against what, whose, and narrowed to what: how a report is looked at. */
export interface View {
  period: PeriodInput;
  compareTo: Comparison;
  scope: ScopeInput | null;
  filters: DashboardFilterInput[] | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The view that an address names; whatever it does not name, or not rightly, is as on the desktop. */
export function viewOf(parameters: URLSearchParams): View {
  const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? ''];
  const preset = PRESETS.find((one) => one === parameters.get('period')) ?? 'THIS_MONTH';
  const department = parameters.get('department');
  return {
    period: DAY.test(from) && DAY.test(to) && from <= to ? { from, to } : { preset },
    compareTo: COMPARISONS.find((one) => one === parameters.get('compareTo')) ?? 'PREVIOUS_PERIOD',
    scope: department === null ? null : { departments: [department] },
    filters: toInput(filtersOf(parameters)),
  };
}

/** What it is narrowed to: an address of a report has filters as that of the desktop has them. */
export function filtersOf(parameters: URLSearchParams): Filter[] {
  return readFilters(parameters.getAll('filter'));
}

/** The address's parameters with these filters. */
export function withFiltersIn(parameters: URLSearchParams, filters: readonly Filter[]): URLSearchParams {
  const after = withParameters(parameters, { filter: null });
  for (const one of filters) after.append('filter', writeFilter(one));
  return after;
}

/** The address's parameters with some of them changed; null takes one out. */
export function withParameters(
  parameters: URLSearchParams,
  changes: Readonly<Record<string, string | null>>,
): URLSearchParams {
  const after = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  return after;
}
