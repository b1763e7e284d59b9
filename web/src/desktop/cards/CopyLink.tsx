import { Link2 } from 'lucide-react';
import { Button } from '@/design/Button';
import { showSuccess } from '@/design/Toast';
import { useDesktopTexts } from '../texts';
import css from './CopyLink.module.css';

/** Copies the address of what is open: whoever is sent it sees the same, with their own figures. */
export function CopyLink() {
  const t = useDesktopTexts();
  return (
    <div className={css.copy}>
      <Button
        variant="quiet"
        onPress={() =>
          void navigator.clipboard.writeText(window.location.href).then(() => showSuccess(t('linkCopied')))
        }
      >
        <Link2 size={16} aria-hidden />
        {t('copyLink')}
      </Button>
    </div>
  );
}
