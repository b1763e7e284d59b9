import { startTransition, useEffect, useState } from 'react';

let begin: () => void;
const begun = new Promise<void>((resolve) => (begin = resolve));

/** Tells that what somebody came for is drawn: what comes after its paint may come now. */
export function useBegun(isDrawn: boolean): void {
  useEffect(() => {
    if (isDrawn) begin();
  }, [isDrawn]);
}

/**
 * Loads something once what somebody came for is on the screen: numbers first, however long a busy processor takes to draw them.
 * A component that is drawn bit by bit asks for its parts long before any of it is seen.
 */
export function afterPaint<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    await begun;
    await painted();
    return load();
  };
}

/**
 * How many of so many are drawn by now, the first ones first: a few more with each paint, so that nobody waits for the last to
 * see the first, and the page answers whoever presses something meanwhile.
 */
export function useFewByFew(total: number, few: number): number {
  const [drawn, setDrawn] = useState(few);
  useEffect(() => {
    if (drawn < total) void painted().then(() => startTransition(() => setDrawn(drawn + few)));
  }, [drawn, total, few]);
  return drawn;
}

/** A frame begins; what comes after it, comes after its paint. */
async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** How long a page may be busy before what waits for it comes all the same. */
const AT_MOST_MS = 1_000;

/** The page has nothing to do. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser tells when it has nothing to do.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: AT_MOST_MS });
    else setTimeout(resolve);
  });
}
