import { useLayoutEffect, useRef } from 'react';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Dialog';
import { EmptyState } from '@/design/EmptyState';
import css from './dialogs.module.css';
import type { ArrangeBlock } from './editor';
import { useArrangeTexts } from './texts';

interface RemovedDrawerProps {
  blocks: readonly ArrangeBlock[];
  isOpen: boolean;
  onClose: () => void;
  onBringBack: (block: ArrangeBlock) => void;
}

/** What was taken off the desktop, to bring back. */
export function RemovedDrawer({ blocks, isOpen, onClose, onBringBack }: RemovedDrawerProps) {
  const t = useArrangeTexts();
  const list = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone with its block: the next one takes its focus, or the drawer.
  useLayoutEffect(() => {
    const here = list.current;
    if (!here || document.activeElement !== document.body) return;
    const next = here.querySelector('button:enabled') ?? here.closest('[role="dialog"]');
    if (next instanceof HTMLElement) next.focus();
  }, [blocks.length]);
  return (
    <Drawer title={t('removedTitle')} isOpen={isOpen} onOpenChange={onClose}>
      <div ref={list}>
        {blocks.length === 0 ? (
          <EmptyState title={t('removedNone')} text={t('removedNoneText')} />
        ) : (
          <ul className={css.list}>
            {blocks.map((block) => (
              <li key={block.id} className={css.entry}>
                <span className={css.name}>{block.title}</span>
                <Button
                  aria-label={t('bringBackBlock', { title: block.title })}
                  isDisabled={!block.can.hide}
                  onPress={() => onBringBack(block)}
                >
                  {t('bringBack')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Drawer>
  );
}
