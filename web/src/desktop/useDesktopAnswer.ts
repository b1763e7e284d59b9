import { useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import type { DesktopQueryVariables } from '@/gql/graphql';
import { Desktop } from './Desktop.query';
import { saveShape } from './shape';

/** How often a wall screen asks again, and how old an answer may be when somebody comes back to it. */
const EVERY_MINUTE = 60_000;
const STALE = 300_000;

/**
 * The desktop as it was last answered. An answer stays until the next one has come: while it is asked for, and when it cannot be
 * had. A wall screen asks every minute, whatever came of the last time.
 */
export function useDesktopAnswer(variables: DesktopQueryVariables, isKiosk: boolean) {
  const [{ data, error, fetching }] = useQuery({ query: Desktop, variables });
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  const latest = data ?? last;
  // It is drawn bit by bit, so that the page goes on answering whoever uses it.
  const answer = useDeferredValue(latest);
  const client = useClient();
  const refresh = useCallback(
    () => client.query(Desktop, variables, { requestPolicy: 'network-only' }).toPromise(),
    [client, variables],
  );
  useRefreshing(refresh, isKiosk, answer?.dashboard.asOf);
  useEffect(() => {
    if (answer) saveShape(answer.dashboard);
  }, [answer]);
  return {
    dashboard: answer?.dashboard,
    /** Whether what is shown is of something else than what was asked. */
    isWaiting: (fetching && !data) || answer !== latest,
    // An answer that only stayed is not the one that was asked for.
    error: data && !error?.networkError ? undefined : error,
    refresh,
  };
}

function useRefreshing(refresh: () => Promise<unknown>, isKiosk: boolean, asOf: string | undefined) {
  useEffect(() => {
    if (!isKiosk) return;
    const timer = setInterval(() => void refresh(), EVERY_MINUTE);
    return () => clearInterval(timer);
  }, [refresh, isKiosk]);

  useEffect(() => {
    function comeBack() {
      const isOld = asOf === undefined || Date.now() - Date.parse(asOf) > STALE;
      if (document.visibilityState === 'visible' && isOld) void refresh();
    }
    document.addEventListener('visibilitychange', comeBack);
    const reconnect = () => void refresh();
    window.addEventListener('online', reconnect);
    return () => {
      document.removeEventListener('visibilitychange', comeBack);
      window.removeEventListener('online', reconnect);
    };
  }, [refresh, asOf]);
}
