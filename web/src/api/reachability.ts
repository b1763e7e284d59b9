import { useSyncExternalStore } from 'react';

/** That the server could not be reached the last time it was asked, since when, and what asks again. */
export interface Unreached {
  since: Date;
  askAgain: () => void;
}

let unreached: Unreached | null = null;
const listeners = new Set<() => void>();

export function noteUnreached(askAgain: () => void): void {
  become({ since: unreached?.since ?? new Date(), askAgain });
}

export function noteReached(): void {
  if (unreached) become(null);
}

function become(next: Unreached | null): void {
  unreached = next;
  for (const listener of listeners) listener();
}

// As soon as the line is there again, nobody need ask.
window.addEventListener('online', () => unreached?.askAgain());

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `null` while the server answers. */
export function useUnreached(): Unreached | null {
  return useSyncExternalStore(subscribe, () => unreached);
}
