import { useLeaveGuard } from '@/forms/useLeaveGuard';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import css from './UnsavedGuard.module.css';
import { useFormTexts } from './texts';

interface UnsavedGuardProps {
  /** Whether something would be lost. */
  isDirty: boolean;
  /** Whether a change of the address's parameters, from the first to the second, loses it too; no, if left out. */
  losesAlso?: (from: URLSearchParams, to: URLSearchParams) => boolean;
}

/** Asks before what is not saved is left behind. */
export function UnsavedGuard({ isDirty, losesAlso }: UnsavedGuardProps) {
  const t = useFormTexts();
  const blocker = useLeaveGuard(isDirty, losesAlso);
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
