import type { Comparison, Granularity, PeriodPreset } from '@/gql/graphql';
import { readFilters, toInput, writeFilter, type Filter } from './filters';
import { COMPARISONS, PRESETS } from '@/period/choices';

/** A period by name, or by its first and last day. */
export type PeriodChoice = { preset: PeriodPreset } | { from: string; to: string };

/** What a desktop is queried with. The address carries it, so that it can be bookmarked, sent, and gone back to. */
export interface QueryState {
  period: PeriodChoice;
  compareTo: Comparison;
  /** Fewer people than one's own, by ids; empty for all. */
  departments: readonly string[];
  users: readonly string[];
  /** What the rows of all blocks are narrowed to. */
  filters: readonly Filter[];
  /** The steps that blocks over time are cut into, by the keys of the blocks; of the others the API decides. */
  steps: Readonly<Partial<Record<string, Granularity>>>;
  /** Whose desktop is looked at; one's own, if there is nobody. */
  asUser: string | undefined;
  /** What an address asks for that is no period: it is told, and no other period is shown in its place. */
  impossible: string | undefined;
}

export const DEFAULT_QUERY_STATE: QueryState = {
  period: { preset: 'THIS_MONTH' },
  compareTo: 'PREVIOUS_PERIOD',
  departments: [],
  users: [],
  filters: [],
  steps: {},
  asUser: undefined,
  impossible: undefined,
};

const NAMES = { period: 'period', from: 'from', to: 'to', compareTo: 'compare' } as const;
/** The parameters that say the period. */
const PERIOD_NAMES = [NAMES.period, NAMES.from, NAMES.to] as const;
/** The steps that a reader chooses from. */
export const STEPS = ['DAY', 'WEEK', 'MONTH'] as const satisfies readonly Granularity[];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The state an address says; what it leaves out is the default. */
export function readQueryState(parameters: URLSearchParams): QueryState {
  const period = readPeriod(parameters);
  const asked = PERIOD_NAMES.flatMap((name) => parameters.get(name) ?? []);
  return {
    impossible: period === undefined && asked.length > 0 ? asked.join(' – ') : undefined,
    period: period ?? DEFAULT_QUERY_STATE.period,
    compareTo:
      COMPARISONS.find((one) => one === inCapitals(parameters.get(NAMES.compareTo))) ??
      DEFAULT_QUERY_STATE.compareTo,
    departments: parameters.getAll('department'),
    users: parameters.getAll('user'),
    filters: readFilters(parameters.getAll('filter')),
    steps: readSteps(parameters.getAll('step')),
    asUser: parameters.get('asUser') ?? undefined,
  };
}

/** The parameters of an address with this in it; others, such as `kiosk`, stay. */
export function writeQueryState(queryState: QueryState, others = new URLSearchParams()): URLSearchParams {
  const parameters = new URLSearchParams(others);
  for (const name of [...Object.values(NAMES), 'department', 'user', 'filter', 'step', 'asUser'])
    parameters.delete(name);
  if ('preset' in queryState.period) parameters.set(NAMES.period, inSmall(queryState.period.preset));
  else {
    parameters.set(NAMES.from, queryState.period.from);
    parameters.set(NAMES.to, queryState.period.to);
  }
  parameters.set(NAMES.compareTo, inSmall(queryState.compareTo));
  for (const id of queryState.departments) parameters.append('department', id);
  for (const id of queryState.users) parameters.append('user', id);
  for (const filter of queryState.filters) parameters.append('filter', writeFilter(filter));
  for (const [widget, step] of Object.entries(queryState.steps)) {
    if (step !== undefined) parameters.append('step', `${widget},${inSmall(step)}`);
  }
  if (queryState.asUser !== undefined) parameters.set('asUser', queryState.asUser);
  return parameters;
}

/** Whether an address says which period it means, be it one that there is not. */
export function hasPeriod(parameters: URLSearchParams): boolean {
  return PERIOD_NAMES.some((name) => parameters.has(name));
}

/** The variables of every query about the desktop. */
export function toVariables({ period, compareTo, departments, users, filters, asUser }: QueryState) {
  const narrows = departments.length > 0 || users.length > 0;
  return {
    period,
    compareTo,
    scope: narrows ? { departments: [...departments], users: [...users] } : null,
    filters: toInput(filters),
    asUser: asUser ?? null,
  };
}

/** What is written is a block's key and a step; what is none is left out. */
function readSteps(written: readonly string[]): QueryState['steps'] {
  const read = written.map((one): [string, Granularity | undefined] => {
    const [widget = '', step = null] = one.split(',');
    return [widget, STEPS.find((known) => known === inCapitals(step))];
  });
  return Object.fromEntries(read.filter(([, step]) => step !== undefined));
}

function readPeriod(parameters: URLSearchParams): PeriodChoice | undefined {
  const preset = PRESETS.find((one) => one === inCapitals(parameters.get(NAMES.period)));
  if (preset) return { preset };
  const from = parameters.get(NAMES.from);
  const to = parameters.get(NAMES.to);
  return isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
}

function isDay(text: string | null): text is string {
  if (text === null || !DAY.test(text)) return false;
  // Where a month has no such day, the date would be one of the next month.
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

function inSmall(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

function inCapitals(name: string | null): string | undefined {
  return name?.toUpperCase().replaceAll('-', '_');
}
