import { lazy, Suspense } from 'react';
import { useInterruption } from './interruption';
import { useSession } from './viewer';

const InterruptionDialog = lazy(() => import('./InterruptionDialog'));

/** What stands over the page while its person is not the one who is signed in. */
export function SessionInterruption() {
  const interruption = useInterruption();
  const owner = useSession();
  if (!owner || interruption === undefined) return null;
  return (
    <Suspense>
      <InterruptionDialog interruption={interruption} owner={owner} />
    </Suspense>
  );
}
