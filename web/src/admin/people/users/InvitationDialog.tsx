import { SecretDialog } from '@/forms/SecretDialog';
import { useFormat } from '@/format/useFormat';
import { usePeopleTexts } from '../texts';

interface Invitation {
  secret: string;
  expiresAt: string;
}

/** An invitation, and whether one goes to the person by mail. */
export interface Sent {
  invitation: Invitation;
  isMailed: boolean;
}

/** What was answered, if somebody was invited. */
export function sentOf(
  payload: { invitation?: Invitation | null; isMailed: boolean } | null | undefined,
): Sent | null {
  return payload?.invitation ? { invitation: payload.invitation, isMailed: payload.isMailed } : null;
}

interface InvitationDialogProps extends Sent {
  name: string;
  onClose: () => void;
}

/** The link somebody comes in by: told this once, to be passed on by the administrator. */
export function InvitationDialog({ name, isMailed, invitation, onClose }: InvitationDialogProps) {
  const t = usePeopleTexts();
  const format = useFormat();
  return (
    <SecretDialog
      title={t('invitationOf', { name })}
      warning={t(isMailed ? 'linkAlso' : 'linkOnce')}
      label={t('invitationLink')}
      description={t('linkExpires', { when: format.instant(invitation.expiresAt) })}
      // What stands after the sign # is sent to no server when the link is opened.
      value={`${window.location.origin}/invitation#${invitation.secret}`}
      copy={t('copyLink')}
      onClose={onClose}
    />
  );
}
