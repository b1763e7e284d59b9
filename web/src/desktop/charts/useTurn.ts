import { useEffect, useState, type RefObject } from 'react';
import { idle } from '@/design/afterPaint';

interface Waiting {
  isInSight: () => boolean;
  begin: () => void;
}

const waiting = new Set<Waiting>();
let isServing = false;

/**
 * Whether it is a chart's turn: they are drawn one after the other, while the page has nothing else to do, and never all at once; those
 * whose place is in sight first.
 */
export function useTurn(place: RefObject<HTMLElement | null>): boolean {
  const [isTurn, setTurn] = useState(false);
  useEffect(() => {
    const one = { isInSight: () => isInSight(place.current), begin: () => setTurn(true) };
    waiting.add(one);
    void serve();
    return () => {
      waiting.delete(one);
    };
  }, [place]);
  return isTurn;
}

async function serve(): Promise<void> {
  if (isServing) return;
  isServing = true;
  while (waiting.size > 0) {
    await idle();
    const all = [...waiting];
    const next = all.find((one) => one.isInSight()) ?? all[0];
    if (!next) break;
    waiting.delete(next);
    next.begin();
  }
  isServing = false;
}

function isInSight(element: HTMLElement | null): boolean {
  const { top = Infinity, bottom = 0 } = element?.getBoundingClientRect() ?? {};
  return top < window.innerHeight && bottom > 0;
}
