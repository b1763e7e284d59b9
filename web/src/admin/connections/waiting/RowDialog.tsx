import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import form from '@/forms/FormDialog.module.css';
import { useWaitingTexts } from './texts';
import css from './WaitingPage.module.css';

interface RowDialogProps {
  title: string;
  /** In the words of the API. */
  reason: string;
  /** As JSON. */
  body: string;
  onClose: () => void;
}

/** A row as it was sent, and why it waits. */
export function RowDialog({ title, reason, body, onClose }: RowDialogProps) {
  const t = useWaitingTexts();
  return (
    <Dialog isOpen title={title} onOpenChange={onClose}>
      <div className={form.form}>
        <section>
          <h3>{t('reason')}</h3>
          <p lang="en">{reason}</p>
        </section>
        <section>
          <h3>{t('body')}</h3>
          <pre className={css.body}>{JSON.stringify(JSON.parse(body), null, 2)}</pre>
        </section>
        <div className={form.actions}>
          <Button onPress={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
