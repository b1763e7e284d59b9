import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
import { TextField } from '@/design/TextField';
import css from '@/forms/FormDialog.module.css';
import { useAccountTexts } from './texts';

interface SecretDialogProps {
  name: string;
  secret: string;
  onClose: () => void;
}

/** What a program comes in by: told this once. */
export function SecretDialog({ name, secret, onClose }: SecretDialogProps) {
  const t = useAccountTexts();
  const [isCopied, setCopied] = useState(false);
  return (
    <Dialog isOpen isDismissable={false} title={t('secretOf', { name })} onOpenChange={onClose}>
      <div className={css.form}>
        <Notice tone="warning">{t('secretOnce')}</Notice>
        <TextField
          label={t('secret')}
          description={t('secretHint')}
          isReadOnly
          value={secret}
          onFocus={(event) => event.target.select()}
        />
        <div className={css.actions}>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button
            variant="primary"
            onPress={() => {
              void navigator.clipboard.writeText(secret).then(() => setCopied(true));
            }}
          >
            <Copy size={16} aria-hidden />
            <span aria-live="polite">{isCopied ? t('copied') : t('copy')}</span>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
