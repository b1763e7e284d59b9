import { SecretDialog } from '@/forms/SecretDialog';
import { useAccountTexts } from './texts';

interface TokenSecretDialogProps {
  name: string;
  secret: string;
  onClose: () => void;
}

/** What a program comes in by. */
export function TokenSecretDialog({ name, secret, onClose }: TokenSecretDialogProps) {
  const t = useAccountTexts();
  return (
    <SecretDialog
      title={t('secretOf', { name })}
      warning={t('secretOnce')}
      label={t('secret')}
      description={t('secretHint')}
      value={secret}
      copy={t('copy')}
      onClose={onClose}
    />
  );
}
