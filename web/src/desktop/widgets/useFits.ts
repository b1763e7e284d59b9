import { useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/**
 * Whether words fit into a room in one line. They stand in it unseen, cut to nothing, and tell how wide they would be. They are measured
 * where the browser has laid them out and not painted yet: asked earlier, it would lay out the page anew for each figure, also what is
 * out of sight.
 */
export function useFits(room: RefObject<HTMLElement | null>, words: RefObject<HTMLElement | null>): boolean {
  const [fits, setFits] = useState(true);
  useLayoutEffect(() => {
    const element = room.current;
    const told = words.current;
    if (!element || !told) return;
    const observer = new ResizeObserver(() => {
      const isEnough = told.scrollWidth <= element.clientWidth;
      if (isEnough !== fits) flushSync(() => setFits(isEnough));
    });
    observer.observe(element);
    observer.observe(told);
    return () => observer.disconnect();
  });
  return fits;
}
