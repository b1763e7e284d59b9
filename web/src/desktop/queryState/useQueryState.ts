import { createContext, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '@/session/viewer';
import {
  toVariables,
  readQueryState,
  hasPeriod,
  DEFAULT_QUERY_STATE,
  writeQueryState,
  type QueryState,
} from './queryState';
import { saveQueryState, loadQueryState } from './storage';

/** What the desktop is queried with, by the address; where that says no period, as the person left it. */
export function useQueryState(): [QueryState, (change: Partial<QueryState>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const person = useSession()?.userId;
  const queryState = useMemo(() => {
    const read = readQueryState(parameters);
    return hasPeriod(parameters) ? read : withoutPeriod(read, loadQueryState(person));
  }, [parameters, person]);

  useEffect(() => {
    // Not before it is known who asks: somebody else may have looked last, and whoever logs in now comes back to this address.
    if (person !== undefined && !hasPeriod(parameters)) {
      setParameters(writeQueryState(queryState, parameters), { replace: true });
    }
  }, [parameters, person, queryState, setParameters]);

  useEffect(() => {
    if (person !== undefined && queryState.impossible === undefined) saveQueryState(person, queryState);
  }, [person, queryState]);

  // Two things changed one after the other are both in the address, though the page has not yet drawn the first.
  const latest = useRef(queryState);
  useEffect(() => {
    latest.current = queryState;
  }, [queryState]);
  const change = useCallback(
    (part: Partial<QueryState>) => {
      // Whatever is chosen is possible.
      latest.current = { ...latest.current, impossible: undefined, ...part };
      setParameters(writeQueryState(latest.current, parameters));
    },
    [parameters, setParameters],
  );
  return [queryState, change];
}

/** What an address means that names no period: what it says, and of the rest what the person looked at last. */
function withoutPeriod({ departments, users, filters, asUser }: QueryState, last: QueryState): QueryState {
  return { ...last, departments, users, asUser, filters: filters.length > 0 ? filters : last.filters };
}

/** Provided by the page to every further query about what it shows. */
export const QueryStateContext = createContext<QueryState>(DEFAULT_QUERY_STATE);

/** The variables of the query of what the desktop shows. They stay the same object while they say the same. */
export function useVariablesOf(queryState: QueryState) {
  return useMemo(() => toVariables(queryState), [queryState]);
}

/** The variables of every further query about what the desktop shows. */
export function useQueryVariables() {
  return useVariablesOf(useContext(QueryStateContext));
}
