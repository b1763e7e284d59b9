import { SecretDialog } from '@/forms/SecretDialog';
import { useConnectionsTexts } from './texts';

interface ConnectionSecretProps {
  name: string;
  secret: string;
  /** What it is for. */
  hint: string;
  onClose: () => void;
}

/** What messages are signed with. */
export function ConnectionSecret({ name, secret, hint, onClose }: ConnectionSecretProps) {
  const t = useConnectionsTexts();
  return (
    <SecretDialog
      title={t('secretOf', { name })}
      warning={t('secretOnce')}
      label={t('secret')}
      description={hint}
      value={secret}
      copy={t('copy')}
      onClose={onClose}
    />
  );
}
