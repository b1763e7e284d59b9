import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
import { TextField } from '@/design/TextField';
import css from './FormDialog.module.css';
import { useFormTexts } from './texts';

interface SecretDialogProps {
  title: string;
  /** That it is shown only now. */
  warning: string;
  label: string;
  description: string;
  value: string;
  /** What the button says that copies it. */
  copy: string;
  onClose: () => void;
}

/** Something that proves who has it: told this once, to be copied and passed on. */
export function SecretDialog({ title, warning, copy, value, onClose, ...field }: SecretDialogProps) {
  const t = useFormTexts();
  const [isCopied, setCopied] = useState(false);
  return (
    <Dialog isOpen isDismissable={false} title={title} onOpenChange={onClose}>
      <div className={css.form}>
        <Notice tone="warning">{warning}</Notice>
        <TextField {...field} isReadOnly value={value} onFocus={(event) => event.target.select()} />
        <div className={css.actions}>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button
            variant="primary"
            onPress={() => {
              void navigator.clipboard.writeText(value).then(() => setCopied(true));
            }}
          >
            <Copy size={16} aria-hidden />
            <span aria-live="polite">{isCopied ? t('copied') : copy}</span>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
