import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
import { TextField } from '@/design/TextField';
import { useFormat } from '@/format/useFormat';
import { usePeopleTexts } from '../texts';
import css from '@/forms/FormDialog.module.css';

export interface Invitation {
  secret: string;
  expiresAt: string;
}

interface InvitationDialogProps {
  name: string;
  invitation: Invitation;
  onClose: () => void;
}

/** The link somebody comes in by: told this once, to be passed on by the administrator. */
export function InvitationDialog({ name, invitation, onClose }: InvitationDialogProps) {
  const t = usePeopleTexts();
  const format = useFormat();
  const [isCopied, setCopied] = useState(false);
  // What stands after the sign # is sent to no server when the link is opened.
  const link = `${window.location.origin}/invitation#${invitation.secret}`;
  return (
    <Dialog isOpen isDismissable={false} title={t('invitationOf', { name })} onOpenChange={onClose}>
      <div className={css.form}>
        <Notice tone="warning">{t('linkOnce')}</Notice>
        <TextField
          label={t('invitationLink')}
          description={t('linkExpires', { when: format.instant(invitation.expiresAt) })}
          isReadOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <div className={css.actions}>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button
            variant="primary"
            onPress={() => {
              void navigator.clipboard.writeText(link).then(() => setCopied(true));
            }}
          >
            <Copy size={16} aria-hidden />
            <span aria-live="polite">{isCopied ? t('copied') : t('copyLink')}</span>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
