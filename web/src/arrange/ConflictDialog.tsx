import type { ReactNode } from 'react';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { useFormat } from '@/format/useFormat';
import css from './dialogs.module.css';
import type { Conflict } from './editor';
import { Revision } from './Revision';
import { useArrangeTexts } from './texts';

interface ConflictDialogProps {
  conflict: Conflict;
  /** The blocks that both sides changed. */
  titles: string[];
  /** Whether other blocks were changed too, about which there is no dispute. */
  hasOthers: boolean;
  isSaving: boolean;
  onKeepYours: () => void;
  onKeepTheirs: () => void;
  onGoOn: () => void;
}

/** Both sides of a save that met another one, and what can be done about it. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { conflict, titles, hasOthers, isSaving, onKeepYours, onKeepTheirs, onGoOn } = props;
  const t = useArrangeTexts();
  const format = useFormat();
  return (
    <Dialog title={t('conflictTitle')} isWide isOpen onOpenChange={onGoOn}>
      <p>{t('conflictText')}</p>
      {titles.length > 0 && <p>{t('conflictBlocks', { titles: titles.join(', ') })}</p>}
      <div className={css.sides}>
        <Side title={t('theirs')}>
          {conflict.theirs.map((revision) => (
            <Revision key={revision.revision} revision={revision} title={format.instant(revision.savedAt)} />
          ))}
        </Side>
        <Side title={t('yours')}>
          <ul className={css.texts}>
            {conflict.yours.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Side>
      </div>
      {hasOthers && <p className={css.quiet}>{t('keepTheirsText')}</p>}
      <div className={css.buttons}>
        <Button variant="quiet" onPress={onGoOn}>
          {t('goOn')}
        </Button>
        <Button onPress={onKeepTheirs} isDisabled={isSaving}>
          {t('keepTheirs')}
        </Button>
        <Button variant="primary" onPress={onKeepYours} isPending={isSaving}>
          {t('keepYours')}
        </Button>
      </div>
    </Dialog>
  );
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.side}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
