import { createContext, useContext } from 'react';

interface Feed {
  /** Asks for the desktop again. */
  refresh: () => Promise<unknown>;
  /** Opens a group of events of a feed: the one after this place; the first, after none. */
  openEvents: (widget: string, before: string | null, text: string) => void;
  canMark: boolean;
}

/** Provided by pages where the blocks of a desktop stand. */
export const FeedContext = createContext<Feed | undefined>(undefined);

export function useFeed(): Feed | undefined {
  return useContext(FeedContext);
}
