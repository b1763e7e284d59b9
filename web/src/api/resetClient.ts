import { createContext, useContext } from 'react';

/** Provided by `App`. */
export const ResetClient = createContext<() => void>(() => undefined);

/** Forgets all answers: what is shown is asked for again. For what changes every answer, such as the language. */
export function useResetClient(): () => void {
  return useContext(ResetClient);
}
