import type { QueryState } from './queryState';
import { readQueryState, DEFAULT_QUERY_STATE, writeQueryState } from './queryState';

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

export function saveQueryState(person: string, { period, compareTo, filters, steps }: QueryState): void {
  const search = writeQueryState({ ...DEFAULT_QUERY_STATE, period, compareTo, filters, steps }).toString();
  const stored = read();
  if (stored.last === person && stored.people[person] === search) return;
  localStorage.setItem(
    STORAGE_KEY,
    JSON.stringify({ last: person, people: { ...stored.people, [person]: search } }),
  );
}

function read(): Stored {
  try {
    const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as Stored | null;
    return stored?.people ? stored : { people: {} };
  } catch {
    return { people: {} };
  }
}
