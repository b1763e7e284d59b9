import { Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { showSuccess } from '@/design/Toast';
import css from './FullCard.module.css';
import { useDesktopTexts } from './texts';

interface FullCardProps {
  title: string;
  onClose: () => void;
  /** The card. */
  children: ReactNode;
}

/** A card over the whole screen. The address says so: whoever is sent it sees the same block, with their own figures. */
export default function FullCard({ title, onClose, children }: FullCardProps) {
  const t = useDesktopTexts();
  return (
    <Dialog isOpen isFull title={title} onOpenChange={(isOpen) => isOpen || onClose()}>
      <div className={css.full}>
        <div className={css.card}>{children}</div>
        <div>
          <Button
            variant="quiet"
            onPress={() =>
              void navigator.clipboard
                .writeText(window.location.href)
                .then(() => showSuccess(t('linkCopied')))
            }
          >
            <Link2 size={16} aria-hidden />
            {t('copyLink')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
