import { useLayoutEffect, useState, type RefObject } from 'react';

/** Whether words fit into a room in one line. They stand in it unseen, cut to nothing, and tell how wide they would be. */
export function useFits(room: RefObject<HTMLElement | null>, words: RefObject<HTMLElement | null>): boolean {
  const [fits, setFits] = useState(true);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const measure = () => {
      if (words.current) setFits(words.current.scrollWidth <= element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  });
  return fits;
}
