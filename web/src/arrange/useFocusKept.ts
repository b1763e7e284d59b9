import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Draft } from './draft';

interface FocusKept {
  /** Remembers a block's face, or forgets it. */
  faceRef: (id: string, face: HTMLButtonElement | null) => void;
  /** Where the focus goes with the next act: a block's face, or an element by its id. */
  focusNextRef: RefObject<string | null>;
}

/**
 * Keeps the focus in the editor. A block that was moved stands elsewhere in the document, one that was taken off nowhere, and a
 * button that cannot be pressed any more loses the focus: it goes along, or to the block that had it last.
 */
export function useFocusKept(
  root: RefObject<HTMLElement | null>,
  draft: Draft,
  isElsewhere: boolean,
): FocusKept {
  const faces = useRef(new Map<string, HTMLButtonElement>());
  const next = useRef<string | null>(null);
  const last = useRef<string | null>(null);

  const faceRef = useCallback((id: string, face: HTMLButtonElement | null) => {
    if (face) faces.current.set(id, face);
    else faces.current.delete(id);
  }, []);

  useLayoutEffect(() => {
    const id = next.current;
    if (id === null) return;
    next.current = null;
    const element = faces.current.get(id) ?? document.getElementById(id);
    if (element !== document.activeElement) element?.focus();
  }, [draft]);

  // The button that began it is gone.
  useEffect(() => root.current?.focus({ preventScroll: true }), [root]);

  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      for (const [id, face] of faces.current)
        if (face.parentElement?.contains(target as Node)) last.current = id;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);

  // After the frame in which a menu or dialog gives the focus back by itself.
  useEffect(() => {
    if (isElsewhere) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const face = faces.current.get(last.current ?? '');
        (face ?? root.current)?.focus({ preventScroll: true });
      });
    });
    return () => cancelAnimationFrame(frame);
  });

  return { faceRef, focusNextRef: next };
}
