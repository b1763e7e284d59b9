import { createContext, useContext } from 'react';

/** A group of events of a feed: the one after this place; the first, after none. */
export interface EventsTarget {
  widget: string;
  before: string | null;
  text: string;
}

interface Feed {
  /** Asks for the desktop again. */
  refresh: () => Promise<unknown>;
  openEvents: (target: EventsTarget) => void;
  canMark: boolean;
}

/** Provided by pages where the blocks of a desktop stand. */
export const FeedContext = createContext<Feed | undefined>(undefined);

export function useFeed(): Feed | undefined {
  return useContext(FeedContext);
}
