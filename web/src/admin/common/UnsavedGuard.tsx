import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import css from './UnsavedGuard.module.css';
import { useCommonTexts } from './texts';

interface UnsavedGuardProps {
  /** Whether something would be lost. */
  isDirty: boolean;
  /** Whether a change of the address's parameters, from the first to the second, loses it too; no, if left out. */
  losesAlso?: (from: URLSearchParams, to: URLSearchParams) => boolean;
}

/** Asks before what is not saved is left behind. */
export function UnsavedGuard({ isDirty, losesAlso }: UnsavedGuardProps) {
  const t = useCommonTexts();
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      isDirty &&
      (from.pathname !== to.pathname ||
        losesAlso?.(new URLSearchParams(from.search), new URLSearchParams(to.search)) === true),
  );
  useEffect(() => {
    if (!isDirty) return;
    // The browser asks in its own words.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return (
    <Dialog
      title={t('leaveTitle')}
      isOpen={blocker.state === 'blocked'}
      onOpenChange={(isOpen) => {
        if (!isOpen) blocker.reset?.();
      }}
    >
      <p>{t('leaveText')}</p>
      <div className={css.actions}>
        <Button onPress={() => blocker.reset?.()}>{t('stay')}</Button>
        <Button variant="danger" onPress={() => blocker.proceed?.()}>
          {t('leave')}
        </Button>
      </div>
    </Dialog>
  );
}
