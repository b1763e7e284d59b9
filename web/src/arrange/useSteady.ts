import { useLayoutEffect, useRef, useState } from 'react';

/** Acts that keep their identity and do what was given last: whoever has them need not be drawn anew because they changed. */
export function useSteady<Acts extends object>(acts: Acts): Acts {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  const [steady] = useState(() => {
    const call =
      (name: keyof Acts) =>
      (...given: unknown[]) =>
        (latest.current[name] as (...given: unknown[]) => unknown)(...given);
    return Object.fromEntries(Object.keys(acts).map((name) => [name, call(name as keyof Acts)])) as Acts;
  });
  return steady;
}
