import type { Asked } from './asked';
import { readAsked, USUAL, writeAsked } from './asked';

const KEPT = 'desktop-period';

/** The period and comparison that each person looked at last in this browser, and who was the last to look. */
interface Kept {
  last?: string;
  people: Record<string, string>;
}

/**
 * What a person looked at last; without a person, whoever looked last here: so that the first request need not wait to learn
 * who asks. People are left out: nobody should take a part for the whole by a choice they have forgotten.
 */
export function rememberedAsked(person: string | undefined): Asked {
  const { last, people } = read();
  const search = people[person ?? last ?? ''];
  if (search === undefined) return USUAL;
  return { ...readAsked(new URLSearchParams(search)), departments: [], users: [], asUser: undefined };
}

export function rememberAsked(person: string, { period, compareTo }: Asked): void {
  const search = writeAsked({ ...USUAL, period, compareTo }).toString();
  const kept = read();
  if (kept.last === person && kept.people[person] === search) return;
  localStorage.setItem(KEPT, JSON.stringify({ last: person, people: { ...kept.people, [person]: search } }));
}

function read(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Kept | null;
    return kept?.people ? kept : { people: {} };
  } catch {
    return { people: {} };
  }
}
