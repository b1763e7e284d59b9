import { useState } from 'react';
import { useDebounced } from '@/forms/useDebounced';

/** How many stand on a page. */
export const PAGE = 25;

/** What is looked for in a list by name, and how far its pages are turned. */
export interface Pages {
  /** As it is typed. */
  search: string;
  setSearch: (search: string) => void;
  /** What is asked for, once somebody stops typing. */
  wanted: string;
  /** Of the pages turned so far. */
  cursors: readonly string[];
  /** After which the shown page begins; null on the first. */
  after: string | null;
  turn: (cursors: readonly string[]) => void;
}

export function usePages(): Pages {
  const [search, setSearch] = useState('');
  const wanted = useDebounced(search.trim());
  return { search, setSearch, wanted, ...useCursors(wanted) };
}

/** The pages turned so far of what is looked for: whoever looks for something else begins anew. */
export function useCursors(wanted: string): Pick<Pages, 'cursors' | 'after' | 'turn'> {
  const [turned, setTurned] = useState({ wanted, cursors: [] as readonly string[] });
  const cursors = turned.wanted === wanted ? turned.cursors : [];
  return { cursors, after: cursors.at(-1) ?? null, turn: (next) => setTurned({ wanted, cursors: next }) };
}

/** The same of a list in which nothing is looked for. */
export function useTurning(): Pick<Pages, 'cursors' | 'after' | 'turn'> {
  return useCursors('');
}

/** Whether there is nothing to list, rather than nothing found. */
export function isBare(pages: Pages, page: { totalCount: number }, isComing: boolean): boolean {
  return !isComing && page.totalCount === 0 && pages.search === '' && pages.wanted === '';
}
