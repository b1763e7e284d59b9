import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** What follows # in the address; what has it as its id comes into view and has the focus, each time somebody goes there. */
export function useAnchor(): string {
  const { hash, key } = useLocation();
  const anchor = decodeURIComponent(hash.slice(1));
  useEffect(() => {
    if (anchor === '') return;
    const target = document.getElementById(anchor);
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }, [anchor, key]);
  return anchor;
}
