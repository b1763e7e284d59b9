import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

const KIOSK = 'kiosk';

/** Whether this is a wall screen: `?kiosk`. What is around the page is left out, and all is larger. Esc leads back. */
export function useKiosk(): boolean {
  const [parameters, setParameters] = useSearchParams();
  const isKiosk = parameters.has(KIOSK);
  useEffect(() => {
    if (!isKiosk) return;
    document.documentElement.dataset.kiosk = '';
    function leave(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      setParameters((before) => {
        const after = new URLSearchParams(before);
        after.delete(KIOSK);
        return after;
      });
    }
    window.addEventListener('keydown', leave);
    return () => {
      delete document.documentElement.dataset.kiosk;
      window.removeEventListener('keydown', leave);
    };
  }, [isKiosk, setParameters]);
  return isKiosk;
}
