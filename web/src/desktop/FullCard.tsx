import type { ReactNode } from 'react';
import { Dialog } from '@/design/Dialog';
import { CopyLink } from './cards/CopyLink';
import css from './FullCard.module.css';

interface FullCardProps {
  title: string;
  onClose: () => void;
  /** The card. */
  children: ReactNode;
}

/** A card over the whole screen. The address says so: whoever is sent it sees the same block, with their own figures. */
export default function FullCard({ title, onClose, children }: FullCardProps) {
  return (
    <Dialog isOpen isFull title={title} action={<CopyLink />} onOpenChange={(isOpen) => isOpen || onClose()}>
      <div data-full className={css.full}>
        {children}
      </div>
    </Dialog>
  );
}
