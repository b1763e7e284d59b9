import { lazy, Suspense, useCallback, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Retry } from '@/app/Retry';
import { graphql } from '@/gql';
import type { DesktopQueryVariables } from '@/gql/graphql';
import { ArrangeButton } from './ArrangeButton';
import { DesktopGrid } from './DesktopGrid';
import { DesktopHeader } from './DesktopHeader';
import { DesktopSkeleton } from './DesktopSkeleton';

const ArrangeDesktop = lazy(() => import('@/arrange/ArrangeDesktop'));

/** The whole desktop, composed of what its parts need, and who is signed in: one request. */
const Desktop = graphql(/* GraphQL */ `
  query Desktop($period: PeriodInput, $compareTo: Comparison!) {
    viewer {
      ...ViewerOfSession
    }
    dashboard(period: $period, compareTo: $compareTo) {
      ...ArrangeButton
      ...DesktopHeader
      ...DesktopGrid
    }
  }
`);

const VARIABLES: DesktopQueryVariables = { period: { preset: 'THIS_MONTH' }, compareTo: 'PREVIOUS_PERIOD' };

export default function DesktopPage() {
  const client = useClient();
  const [{ data, error }, ask] = useQuery({ query: Desktop, variables: VARIABLES });
  const [mode, setMode] = useState<'shown' | 'arranging' | 'arranged'>('shown');
  const refresh = useCallback(
    () => client.query(Desktop, VARIABLES, { requestPolicy: 'network-only' }).toPromise(),
    [client],
  );
  if (!data) return error ? <Retry onRetry={ask} /> : <DesktopSkeleton />;
  const grid = <DesktopGrid dashboard={data.dashboard} />;
  return (
    <>
      <DesktopHeader dashboard={data.dashboard}>
        {mode !== 'arranging' && (
          <ArrangeButton
            dashboard={data.dashboard}
            hasJustArranged={mode === 'arranged'}
            onPress={() => setMode('arranging')}
          />
        )}
      </DesktopHeader>
      {mode === 'arranging' ? (
        <Suspense fallback={grid}>
          <ArrangeDesktop
            variables={VARIABLES}
            meanwhile={grid}
            refresh={refresh}
            onLeave={() => setMode('arranged')}
          />
        </Suspense>
      ) : (
        grid
      )}
    </>
  );
}
