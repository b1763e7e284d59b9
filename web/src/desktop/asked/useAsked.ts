import { createContext, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '@/session/viewer';
import { asVariables, readAsked, saysPeriod, USUAL, writeAsked, type Asked } from './asked';
import { rememberAsked, rememberedAsked } from './remembered';

/** What the desktop is asked with, by the address; where that says no period, as the person left it. */
export function useAskedOfAddress(): [Asked, (change: Partial<Asked>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const person = useSession()?.userId;
  const asked = useMemo(() => {
    const read = readAsked(parameters);
    return saysPeriod(parameters)
      ? read
      : { ...rememberedAsked(person), departments: read.departments, users: read.users, asUser: read.asUser };
  }, [parameters, person]);

  useEffect(() => {
    // Not before it is known who asks: somebody else may have looked last, and whoever logs in now comes back to this address.
    if (person !== undefined && !saysPeriod(parameters)) {
      setParameters(writeAsked(asked, parameters), { replace: true });
    }
  }, [parameters, person, asked, setParameters]);

  useEffect(() => {
    if (person !== undefined) rememberAsked(person, asked);
  }, [person, asked]);

  // Two things changed one after the other are both in the address, though the page has not yet drawn the first.
  const latest = useRef(asked);
  useEffect(() => {
    latest.current = asked;
  }, [asked]);
  const change = useCallback(
    (part: Partial<Asked>) => {
      latest.current = { ...latest.current, ...part };
      setParameters(writeAsked(latest.current, parameters));
    },
    [parameters, setParameters],
  );
  return [asked, change];
}

/** Provided by the page to all that asks more about what it shows. */
export const AskedContext = createContext<Asked>(USUAL);

/** The variables with which to ask for what the desktop shows. They stay the same object while they say the same. */
export function useVariablesOf(asked: Asked) {
  return useMemo(() => asVariables(asked), [asked]);
}

/** The variables with which to ask more about what the desktop shows. */
export function useAskedVariables() {
  return useVariablesOf(useContext(AskedContext));
}
