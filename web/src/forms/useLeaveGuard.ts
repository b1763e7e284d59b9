import { useEffect } from 'react';
import { useBlocker, type Blocker } from 'react-router';

/**
 * Holds whoever goes elsewhere while something is not saved: the browser asks by itself, the page by the blocker.
 * `losesAlso` tells whether a change of the address's parameters, from the first to the second, loses it too; none does, if left out.
 */
export function useLeaveGuard(
  isChanged: boolean,
  losesAlso?: (from: URLSearchParams, to: URLSearchParams) => boolean,
): Blocker {
  useEffect(() => {
    if (!isChanged) return;
    // The browser asks in its own words.
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [isChanged]);
  return useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      isChanged &&
      (from.pathname !== to.pathname ||
        losesAlso?.(new URLSearchParams(from.search), new URLSearchParams(to.search)) === true),
  );
}
