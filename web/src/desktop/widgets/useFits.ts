import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * Whether words fit into a room in one line. They stand in it unseen, cut to nothing, and tell how wide they would be. They are measured
 * once the browser has laid them out: asked earlier, it would lay out the page anew for each figure, also what is out of sight.
 */
export function useFits(room: RefObject<HTMLElement | null>, words: RefObject<HTMLElement | null>): boolean {
  const [fits, setFits] = useState(true);
  useLayoutEffect(() => {
    const element = room.current;
    const told = words.current;
    if (!element || !told) return;
    const observer = new ResizeObserver(() => setFits(told.scrollWidth <= element.clientWidth));
    observer.observe(element);
    observer.observe(told);
    return () => observer.disconnect();
  });
  return fits;
}
