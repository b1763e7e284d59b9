import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import css from './dialogs.module.css';
import { useArrangeTexts } from './texts';

interface LeaveDialogProps {
  isOpen: boolean;
  onStay: () => void;
  onLeave: () => void;
}

export function LeaveDialog({ isOpen, onStay, onLeave }: LeaveDialogProps) {
  const t = useArrangeTexts();
  return (
    <Dialog title={t('leaveTitle')} isOpen={isOpen} onOpenChange={onStay}>
      <p>{t('leaveText')}</p>
      <div className={css.buttons}>
        <Button onPress={onStay}>{t('stay')}</Button>
        <Button variant="danger" onPress={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </Dialog>
  );
}
