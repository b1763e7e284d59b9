import { RotateSecretDialog } from '@/forms/RotateSecretDialog';
import type { Outcome } from '@/forms/useChange';
import { ConnectionSecret } from './ConnectionSecret';
import { useConnectionsTexts } from './texts';

interface RotateDialogProps {
  name: string;
  /** What the secret is for. */
  hint: string;
  onClose: () => void;
  onRotate: (graceHours: number) => Promise<Outcome<{ secret: string | null }>>;
}

/** Gives a source or a target another secret, and shows it. */
export function RotateDialog({ name, hint, onClose, onRotate }: RotateDialogProps) {
  const t = useConnectionsTexts();
  return (
    <RotateSecretDialog
      title={`${t('rotate')}: ${name}`}
      action={t('rotate')}
      text={t('rotateText')}
      label={t('grace')}
      nameOf={(hours) => t(`grace_${hours}`)}
      initially={24}
      onClose={onClose}
      onRotate={onRotate}
    >
      {(secret) => <ConnectionSecret name={name} secret={secret} hint={hint} onClose={onClose} />}
    </RotateSecretDialog>
  );
}
