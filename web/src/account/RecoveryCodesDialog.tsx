import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import css from '@/forms/FormDialog.module.css';
import { RecoveryCodes } from '@/session/RecoveryCodes';
import { useSessionTexts } from '@/session/texts';

/** New recovery codes, until they are kept. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useSessionTexts();
  return (
    <Dialog isOpen isDismissable={false} title={t('recoveryCodes')} onOpenChange={onClose}>
      <div className={css.form}>
        <RecoveryCodes codes={codes} />
        <div className={css.actions}>
          <Button variant="primary" onPress={onClose}>
            {t('codesKept')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
