import { useCallback, useEffect, useState } from 'react';
import { useTheme } from '@/design/theme';

const DARK = '(prefers-color-scheme: dark)';

/** Says what the colour of a token is now (or a colour itself), for what is drawn on a canvas. A new function when the appearance changes. */
export function useTokens(): (token: string) => string {
  const theme = useTheme();
  const [systemIsDark, setSystemIsDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const system = matchMedia(DARK);
    const note = () => setSystemIsDark(system.matches);
    system.addEventListener('change', note);
    return () => system.removeEventListener('change', note);
  }, []);
  const appearance = `${theme} ${systemIsDark}`;
  return useCallback((token) => read(token, appearance), [appearance]);
}

const known = new Map<string, string>();

/** Tokens are written with `light-dark()`, which only a property of an element resolves. */
function read(token: string, appearance: string): string {
  const key = `${appearance} ${token}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const probe = document.createElement('span');
  probe.style.color = token.startsWith('--') ? `var(${token})` : token;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  known.set(key, colour);
  return colour;
}
