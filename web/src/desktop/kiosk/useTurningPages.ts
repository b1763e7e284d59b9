import { useEffect, useState } from 'react';
import { pagesOf, type Span } from './pages';

/** How long a page is shown, and how long whoever touches something is left alone. */
const TURN_MS = 20_000;
const LEFT_ALONE_MS = 60_000;
const LOOK_MS = 1_000;

/** Turns the pages of what does not fit on the screen, by scrolling; where it all fits, there is one. Counted from 1. */
export function useTurningPages(): { page: number; pages: number } {
  const [shown, setShown] = useState({ page: 1, pages: 1 });
  useEffect(() => {
    let index = 0;
    let turned = Date.now();
    let touched = -Infinity;
    const touch = () => {
      touched = Date.now();
    };
    // Cards come, and grow with what stands in them.
    function look() {
      const now = Date.now();
      const starts = pagesOf(spansOfCards(), window.innerHeight - headerHeight());
      const isRead = now - touched < LEFT_ALONE_MS || document.querySelector('[role=dialog]') !== null;
      if (!isRead && now - turned >= TURN_MS) {
        turned = now;
        index = (index + 1) % starts.length;
        const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
        window.scrollTo({ top: starts[index] ?? 0, behavior: isStill ? 'instant' : 'smooth' });
      }
      index = Math.min(index, starts.length - 1);
      const next = { page: index + 1, pages: starts.length };
      setShown((before) => (before.page === next.page && before.pages === next.pages ? before : next));
    }
    const timer = setInterval(look, LOOK_MS);
    const events = ['wheel', 'keydown', 'pointerdown'] as const;
    for (const event of events) window.addEventListener(event, touch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const event of events) window.removeEventListener(event, touch);
    };
  }, []);
  return shown;
}

/** Where the cards stand below what stays on top. */
function spansOfCards(): Span[] {
  const above = headerHeight();
  return [...document.querySelectorAll('main section')].map((card) => {
    const { top, bottom } = card.getBoundingClientRect();
    return { top: top + window.scrollY - above, bottom: bottom + window.scrollY - above };
  });
}

function headerHeight(): number {
  return document.querySelector('main header')?.getBoundingClientRect().height ?? 0;
}
