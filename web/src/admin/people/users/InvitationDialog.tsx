import { SecretDialog } from '@/forms/SecretDialog';
import { useFormat } from '@/format/useFormat';
import { usePeopleTexts } from '../texts';

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
  return (
    <SecretDialog
      title={t('invitationOf', { name })}
      warning={t('linkOnce')}
      label={t('invitationLink')}
      description={t('linkExpires', { when: format.instant(invitation.expiresAt) })}
      // What stands after the sign # is sent to no server when the link is opened.
      value={`${window.location.origin}/invitation#${invitation.secret}`}
      copy={t('copyLink')}
      onClose={onClose}
    />
  );
}
