import { useCallback, useSyncExternalStore } from 'react';
import type { Breakpoint } from './grid';

/** The width on screen, by the limits of the desktop's stylesheet. */
export function useBreakpoint(): Breakpoint {
  const isNarrow = useMedia('(max-width: 1100px)');
  const isPhone = useMedia('(max-width: 640px)');
  if (isPhone) return 'PHONE';
  return isNarrow ? 'TABLET' : 'DESKTOP';
}

export function useIsTouch(): boolean {
  return useMedia('(pointer: coarse)');
}

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
