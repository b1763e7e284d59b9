import { useEffect, useState } from 'react';

/** The last of those that wait. */
let last = Promise.resolve();

/** How long a page may be busy before a drawing comes all the same. */
const AT_MOST_MS = 1_000;

/** Whether it is a chart's turn: they are drawn one after the other, while the page has nothing else to do, and never all at once. */
export function useTurn(): boolean {
  const [isTurn, setTurn] = useState(false);
  useEffect(() => {
    let isGone = false;
    last = last.then(idle).then(() => {
      if (!isGone) setTurn(true);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return isTurn;
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser tells when it has nothing to do.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: AT_MOST_MS });
    else setTimeout(resolve);
  });
}
