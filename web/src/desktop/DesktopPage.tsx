import { useQuery } from 'urql';
import { Retry } from '@/app/Retry';
import { graphql } from '@/gql';
import { DesktopGrid } from './DesktopGrid';
import { DesktopHeader } from './DesktopHeader';
import { DesktopSkeleton } from './DesktopSkeleton';

/** The whole desktop, composed of what its parts need, and who is signed in: one request. */
const Desktop = graphql(/* GraphQL */ `
  query Desktop($period: PeriodInput, $compareTo: Comparison!) {
    viewer {
      ...ViewerOfSession
    }
    dashboard(period: $period, compareTo: $compareTo) {
      ...DesktopHeader
      ...DesktopGrid
    }
  }
`);

export default function DesktopPage() {
  const [{ data, error }, ask] = useQuery({
    query: Desktop,
    variables: { period: { preset: 'THIS_MONTH' }, compareTo: 'PREVIOUS_PERIOD' },
  });
  if (!data) return error ? <Retry onRetry={ask} /> : <DesktopSkeleton />;
  return (
    <>
      <DesktopHeader dashboard={data.dashboard} />
      <DesktopGrid dashboard={data.dashboard} />
    </>
  );
}
