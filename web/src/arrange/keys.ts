import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { Direction } from './stepping';

const ARROWS: Partial<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The direction an arrow key goes in. */
export function directionOf(key: string): Direction | undefined {
  return ARROWS[key];
}

interface Steps {
  undo: () => void;
  redo: () => void;
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, or with the Mac's command key; not from within a dialog. */
export function useUndoKeys(root: RefObject<HTMLElement | null>, { undo, redo }: Steps): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const { target, ctrlKey, metaKey, shiftKey, code } = event;
    const isHere = target === document.body || (target instanceof Node && root.current?.contains(target));
    if (!isHere || !(ctrlKey || metaKey)) return;
    // By the key's place: a Russian keyboard has other letters there.
    if (code === 'KeyZ') (shiftKey ? redo : undo)();
    else if (code === 'KeyY') redo();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, []);
}
