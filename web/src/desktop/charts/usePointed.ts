import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';

interface Pointed<T> {
  pointed: T | undefined;
  point: (at: T) => void;
  forget: () => void;
  /** On what can be pointed at: where the pointer leaves it. */
  leave: (event: PointerEvent) => void;
  room: RefObject<HTMLDivElement | null>;
}

/**
 * What is pointed at in a drawing: by a mouse, as long as it is there. What a finger has touched stays when it is lifted, until it
 * touches something else or scrolls.
 */
export function usePointed<T>(): Pointed<T> {
  const [pointed, setPointed] = useState<T>();
  const room = useRef<HTMLDivElement>(null);
  const isPointed = pointed !== undefined;
  useEffect(() => {
    if (!isPointed) return;
    const forgetElsewhere = ({ target }: Event) => {
      if (!(target instanceof Node && room.current?.contains(target))) setPointed(undefined);
    };
    document.addEventListener('pointerdown', forgetElsewhere);
    document.addEventListener('scroll', forgetElsewhere, { capture: true, passive: true });
    return () => {
      document.removeEventListener('pointerdown', forgetElsewhere);
      document.removeEventListener('scroll', forgetElsewhere, { capture: true });
    };
  }, [isPointed]);
  return {
    pointed,
    point: setPointed,
    forget: () => setPointed(undefined),
    leave: ({ pointerType }) => {
      if (pointerType !== 'touch') setPointed(undefined);
    },
    room,
  };
}
