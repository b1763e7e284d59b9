import { useEffect } from 'react';
import { idle } from '@/design/afterPaint';
import { loadFilters } from './filters/lazyPanel';
import { loadPeriod, loadScope } from './header/lazyPanels';

// What opens on a press is not part of the first paint.
export const loadRows = () => import('./rows/RowsDrawer');
export const loadEvents = () => import('./rows/EventsDrawer');
export const loadExplanation = () => import('./explanation/ExplanationDrawer');

const PARTS = [loadRows, loadEvents, loadExplanation, loadPeriod, loadScope, loadFilters];

/**
 * Loads it all once the page has nothing to do: a press is then answered at once, and also while the server cannot be reached. What does
 * not come is asked for again by the press.
 */
export function usePreloadedParts(): void {
  useEffect(() => {
    void preload();
  }, []);
}

async function preload(): Promise<void> {
  for (const load of PARTS) {
    await idle();
    await load().catch(() => undefined);
  }
}
