import { useCallback, useEffect, useLayoutEffect } from 'react';
import { useSearchParams } from 'react-router';

const KIOSK = 'kiosk';

/** Whether this is a wall screen: `?kiosk`. What is around the page is left out, and all is larger. Esc leads back, and so does `leave`. */
export function useKiosk(): { isKiosk: boolean; leave: () => void } {
  const [parameters, setParameters] = useSearchParams();
  const isKiosk = parameters.has(KIOSK);
  const leave = useCallback(() => {
    setParameters((before) => {
      const after = new URLSearchParams(before);
      after.delete(KIOSK);
      return after;
    });
  }, [setParameters]);
  useLayoutEffect(() => {
    if (!isKiosk) return;
    document.documentElement.dataset.kiosk = '';
    // Who measured letters measures again.
    const measureAgain = () => window.dispatchEvent(new Event('resize'));
    measureAgain();
    return () => {
      delete document.documentElement.dataset.kiosk;
      measureAgain();
    };
  }, [isKiosk]);
  useEffect(() => {
    if (!isKiosk) return;
    function onKey(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isKiosk, leave]);
  return { isKiosk, leave };
}
