import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Where somebody has been brought to already: the key of that navigation. */
let come = '';

/**
 * What follows # in the address; what has it as its id comes into view and has the focus, each time somebody goes there. Whoever draws
 * what comes later asks for it, too: it is looked for until it is there.
 */
export function useAnchor(): string {
  const { hash, key } = useLocation();
  const anchor = decodeURIComponent(hash.slice(1));
  useEffect(() => {
    if (anchor === '' || come === `${key} ${anchor}`) return;
    const target = document.getElementById(anchor);
    if (!target) return;
    come = `${key} ${anchor}`;
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
  });
  return anchor;
}
