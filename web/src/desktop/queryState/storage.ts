import { keep, kept } from '@/storage/kept';
import type { QueryState } from './queryState';
import { readQueryState, DEFAULT_QUERY_STATE, hasPeriod, writeQueryState } from './queryState';

const STORAGE_KEY = 'desktop-period';

/** The period, comparison, filters and steps that each person looked at last in this browser, and who was the last to look. */
interface Stored {
  last?: string;
  people: Record<string, string>;
}

/**
 * What a person looked at last; without a person, whoever looked last here: so that the first request need not wait to learn
 * who asks. People are left out: nobody should take a part for the whole by a choice they have forgotten.
 */
export function loadQueryState(person: string | undefined): QueryState {
  const { last, people } = read();
  const search = people[person ?? last ?? ''];
  if (search === undefined) return DEFAULT_QUERY_STATE;
  return { ...readQueryState(new URLSearchParams(search)), departments: [], users: [], asUser: undefined };
}

/** What a desktop is queried with by its address; where that names no period, by what the person looked at last. */
export function queryStateOf(parameters: URLSearchParams, person: string | undefined): QueryState {
  const read = readQueryState(parameters);
  return hasPeriod(parameters) ? read : withoutPeriod(read, loadQueryState(person));
}

/** What an address means that names no period: what it says, and of the rest what the person looked at last. */
function withoutPeriod(
  { departments, users, filters, steps, asUser }: QueryState,
  last: QueryState,
): QueryState {
  return {
    ...last,
    departments,
    users,
    asUser,
    filters: filters.length > 0 ? filters : last.filters,
    steps: { ...last.steps, ...steps },
  };
}

export function saveQueryState(person: string, { period, compareTo, filters, steps }: QueryState): void {
  const search = writeQueryState({ ...DEFAULT_QUERY_STATE, period, compareTo, filters, steps }).toString();
  const stored = read();
  if (stored.last === person && stored.people[person] === search) return;
  keep(STORAGE_KEY, JSON.stringify({ last: person, people: { ...stored.people, [person]: search } }));
}

function read(): Stored {
  try {
    const stored = JSON.parse(kept(STORAGE_KEY) ?? 'null') as Stored | null;
    return stored?.people ? stored : { people: {} };
  } catch {
    return { people: {} };
  }
}
