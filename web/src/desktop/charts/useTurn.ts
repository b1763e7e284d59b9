import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { idle } from '@/design/afterPaint';

/** How far from the window a chart is drawn already: whoever scrolls there finds it. */
const NEAR = '25%';

const waiting = new Set<() => void>();
let isServing = false;

/**
 * Whether it is a chart's turn: they are drawn one after the other, while the page has nothing else to do, and never all at once; those
 * out of sight once somebody comes near them, or prints.
 */
export function useTurn(place: RefObject<HTMLElement | null>): boolean {
  const [isTurn, setTurn] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element || isTurn) return;
    const begin = () => setTurn(true);
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.at(-1)?.isIntersecting) {
          waiting.add(begin);
          void serve();
        } else {
          waiting.delete(begin);
        }
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    const atOnce = () => flushSync(begin);
    window.addEventListener('beforeprint', atOnce);
    const paper = matchMedia('print');
    paper.addEventListener('change', begin);
    return () => {
      observer.disconnect();
      waiting.delete(begin);
      window.removeEventListener('beforeprint', atOnce);
      paper.removeEventListener('change', begin);
    };
  }, [place, isTurn]);
  return isTurn;
}

async function serve(): Promise<void> {
  if (isServing) return;
  isServing = true;
  while (waiting.size > 0) {
    await idle();
    const [next] = waiting;
    if (!next) break;
    waiting.delete(next);
    next();
  }
  isServing = false;
}
