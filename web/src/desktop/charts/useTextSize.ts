import { useSyncExternalStore } from 'react';

/** Of the page's letters. */
const SMALL = 0.75;

/** How large letters on a canvas are, in pixels: in proportion to those of the page, which are larger on a wall. */
export function useTextSize(): number {
  return useSyncExternalStore(subscribe, read);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

function read(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) * SMALL;
}
