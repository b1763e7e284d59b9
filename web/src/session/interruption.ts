import { useSyncExternalStore } from 'react';

/**
 * What came between the page and the person it belongs to, while it goes on showing what they were at:
 * `ended`, their session is over and they may come back; `another`, somebody else is signed in now in this browser.
 */
export type Interruption = 'ended' | 'another';

let current: Interruption | undefined;
let waiting: (() => void)[] = [];
const listeners = new Set<() => void>();

function become(next: Interruption | undefined): void {
  current = next;
  for (const listener of listeners) listener();
}

/** The session is over, and the page says so. */
export function sessionEnded(): void {
  if (current === undefined) become('ended');
}

/** Resolves once the person has logged in again; never, if they do not. */
export function untilPersonIsBack(): Promise<void> {
  return new Promise((resolve) => waiting.push(resolve));
}

/** Somebody else is signed in now: nothing is written from this page any more. */
export function anotherSignedIn(): void {
  become('another');
}

/** The person is signed in again: what waited for them goes on. */
export function personIsBack(): void {
  if (current !== 'ended') return;
  become(undefined);
  const resolved = waiting;
  waiting = [];
  for (const resolve of resolved) resolve();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What stands between the page and its person, if anything. */
export function useInterruption(): Interruption | undefined {
  return useSyncExternalStore(subscribe, () => current);
}
