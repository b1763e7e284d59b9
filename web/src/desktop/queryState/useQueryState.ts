import { createContext, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useSession } from '@/session/viewer';
import { toVariables, hasPeriod, DEFAULT_QUERY_STATE, writeQueryState, type QueryState } from './queryState';
import { withoutOpened } from './opened';
import { queryStateOf, saveQueryState } from './storage';

/** Changes a part of it in the address, of which `others` says what stays besides: all, if it is left out. */
export type ChangeQueryState = (
  part: Partial<QueryState>,
  others?: (parameters: URLSearchParams) => URLSearchParams,
) => void;

/** What the desktop is queried with, by the address; where that says no period, as the person left it. */
export function useQueryState(): [QueryState, ChangeQueryState] {
  const [parameters, setParameters] = useSearchParams();
  const navigate = useNavigate();
  const person = useSession()?.userId;
  // What opens over the desktop changes nothing of it.
  const asked = withoutOpened(parameters).toString();
  const queryState = useMemo(() => queryStateOf(new URLSearchParams(asked), person), [asked, person]);

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
    (part: Partial<QueryState>, others = (parameters: URLSearchParams) => parameters) => {
      // Whatever is chosen is possible.
      latest.current = { ...latest.current, impossible: undefined, ...part };
      const now = others(new URLSearchParams(window.location.search));
      void navigate({ search: writeQueryState(latest.current, now).toString() });
    },
    [navigate],
  );
  return [queryState, change];
}

/** Provided by the page to every further query about what it shows. */
export const QueryStateContext = createContext<QueryState>(DEFAULT_QUERY_STATE);

/** The variables of the query of what the desktop shows. They stay the same object while they say the same. */
export function useVariablesOf(queryState: QueryState) {
  return useMemo(() => toVariables(queryState), [queryState]);
}

/** The step that a block over time is to be cut into; nothing where the API decides. */
export function useStepOf(widget: string) {
  return useContext(QueryStateContext).steps[widget];
}

/** The variables of every further query about what the desktop shows. */
export function useQueryVariables() {
  return useVariablesOf(useContext(QueryStateContext));
}
