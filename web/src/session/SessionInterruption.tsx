import { lazy, Suspense, useState } from 'react';
import { PlainButton } from '@/design/PlainButton';
import { useInterruption } from './interruption';
import css from './SessionInterruption.module.css';
import { useSessionTexts } from './texts';
import { useSession } from './viewer';

const InterruptionDialog = lazy(() => import('./InterruptionDialog'));

/** What stands over the page while its person is not the one who is signed in. */
export function SessionInterruption() {
  const interruption = useInterruption();
  const owner = useSession();
  const [isAsked, setAsked] = useState(false);
  if (interruption === undefined && isAsked) setAsked(false);
  if (!owner || interruption === undefined) return null;
  // Nobody sits before a wall screen: it goes on showing what it showed until somebody comes.
  if (!isAsked && interruption === 'ended' && 'kiosk' in document.documentElement.dataset) {
    return <EndedOnWall onPress={() => setAsked(true)} />;
  }
  return (
    <Suspense>
      <InterruptionDialog interruption={interruption} owner={owner} />
    </Suspense>
  );
}

function EndedOnWall({ onPress }: { onPress: () => void }) {
  const t = useSessionTexts();
  return (
    <div role="status" className={css.ended}>
      {t('sessionEnded')}
      <PlainButton variant="primary" onPress={onPress}>
        {t('logIn')}
      </PlainButton>
    </div>
  );
}
