import type { Comparison, PeriodPreset } from '@/gql/graphql';
import { COMPARISONS, PRESETS } from '@/period/choices';

/** A period by name, or by its first and last day. */
export type PeriodChoice = { preset: PeriodPreset } | { from: string; to: string };

/** All that a desktop is asked with. The address says it, so that it can be kept, sent, and gone back to. */
export interface Asked {
  period: PeriodChoice;
  compareTo: Comparison;
  /** Fewer people than one's own, by ids; empty for all. */
  departments: readonly string[];
  users: readonly string[];
  /** Whose desktop is looked at; one's own, if there is nobody. */
  asUser: string | undefined;
}

export const USUAL: Asked = {
  period: { preset: 'THIS_MONTH' },
  compareTo: 'PREVIOUS_PERIOD',
  departments: [],
  users: [],
  asUser: undefined,
};

const NAMES = { period: 'period', from: 'from', to: 'to', compareTo: 'compare' } as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What an address asks for; what it leaves out or has wrong is as usual. */
export function readAsked(parameters: URLSearchParams): Asked {
  return {
    period: readPeriod(parameters) ?? USUAL.period,
    compareTo:
      COMPARISONS.find((one) => one === inCapitals(parameters.get(NAMES.compareTo))) ?? USUAL.compareTo,
    departments: parameters.getAll('department'),
    users: parameters.getAll('user'),
    asUser: parameters.get('asUser') ?? undefined,
  };
}

/** The parameters of an address with this in it; others, such as `kiosk`, stay. */
export function writeAsked(asked: Asked, others = new URLSearchParams()): URLSearchParams {
  const parameters = new URLSearchParams(others);
  for (const name of [...Object.values(NAMES), 'department', 'user', 'asUser']) parameters.delete(name);
  if ('preset' in asked.period) parameters.set(NAMES.period, inSmall(asked.period.preset));
  else {
    parameters.set(NAMES.from, asked.period.from);
    parameters.set(NAMES.to, asked.period.to);
  }
  parameters.set(NAMES.compareTo, inSmall(asked.compareTo));
  for (const id of asked.departments) parameters.append('department', id);
  for (const id of asked.users) parameters.append('user', id);
  if (asked.asUser !== undefined) parameters.set('asUser', asked.asUser);
  return parameters;
}

/** Whether an address says which period it means. */
export function saysPeriod(parameters: URLSearchParams): boolean {
  return readPeriod(parameters) !== undefined;
}

/** The variables of every query about the desktop. */
export function asVariables({ period, compareTo, departments, users, asUser }: Asked) {
  const narrows = departments.length > 0 || users.length > 0;
  return {
    period,
    compareTo,
    scope: narrows ? { departments: [...departments], users: [...users] } : null,
    asUser: asUser ?? null,
  };
}

function readPeriod(parameters: URLSearchParams): PeriodChoice | undefined {
  const preset = PRESETS.find((one) => one === inCapitals(parameters.get(NAMES.period)));
  if (preset) return { preset };
  const from = parameters.get(NAMES.from);
  const to = parameters.get(NAMES.to);
  return isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
}

function isDay(text: string | null): text is string {
  return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text));
}

function inSmall(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

function inCapitals(name: string | null): string | undefined {
  return name?.toUpperCase().replaceAll('-', '_');
}
