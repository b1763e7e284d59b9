import { Link2 } from 'lucide-react';
import { IconButton } from '@/design/Button';
import { showSuccess } from '@/design/Toast';
import { useDesktopTexts } from '../texts';

/** Copies the address of what is open: whoever is sent it sees the same, with their own figures. */
export function CopyLink() {
  const t = useDesktopTexts();
  return (
    <IconButton
      icon={Link2}
      label={t('copyLink')}
      onPress={() =>
        void navigator.clipboard.writeText(window.location.href).then(() => showSuccess(t('linkCopied')))
      }
    />
  );
}
