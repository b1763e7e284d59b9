import { createContext, useContext } from 'react';

/** The instant of what is shown, provided by the page. What began after it is still to come. Elsewhere: when the page was opened. */
export const AsOf = createContext(new Date().toISOString());

export function useAsOf(): string {
  return useContext(AsOf);
}
