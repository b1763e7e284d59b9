import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Dialog';
import { EmptyState } from '@/design/EmptyState';
import { Notice } from '@/design/Notice';
import { Skeleton } from '@/design/Skeleton';
import { Badge } from '@/design/Badge';
import { useFormat } from '@/format/useFormat';
import css from './dialogs.module.css';
import type { EditorHistory, SavedRevision } from './editor';
import { Revision } from './Revision';
import { useArrangeTexts } from './texts';

interface HistoryDrawerProps {
  load: EditorHistory['load'];
  /** Whether something would be lost. */
  isChanged: boolean;
  onClose: () => void;
  onRestore: (revision: number) => Promise<void>;
}

type Loading = 'loading' | 'failed' | 'loaded';

/** The earlier arrangements, each to go back to. */
export function HistoryDrawer({ load, isChanged, onClose, onRestore }: HistoryDrawerProps) {
  const t = useArrangeTexts();
  const format = useFormat();
  const [state, setState] = useState<Loading>('loading');
  const [revisions, setRevisions] = useState<SavedRevision[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [restoring, setRestoring] = useState<number | null>(null);

  const loadAfter = useCallback(
    async (after: string | null) => {
      const page = await load(after);
      setState(page ? 'loaded' : 'failed');
      if (!page) return;
      setRevisions((before) => (after === null ? page.revisions : [...before, ...page.revisions]));
      setNext(page.next);
    },
    [load],
  );
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the state is set once the answer is there, not at once
    void loadAfter(null);
  }, [loadAfter]);

  async function restore(revision: number) {
    setRestoring(revision);
    await onRestore(revision);
    setRestoring(null);
  }

  const button = (revision: number, what: string) => (
    <Button
      aria-label={t('restoreOf', { what })}
      isPending={restoring === revision}
      isDisabled={restoring !== null && restoring !== revision}
      onPress={() => void restore(revision)}
    >
      {t('restore')}
    </Button>
  );

  return (
    <Drawer title={t('history')} isOpen onOpenChange={onClose}>
      {state === 'loading' && <Skeleton height="128px" />}
      {state === 'failed' && (
        <Notice tone="failure">
          {t('historyFailed')}{' '}
          <Button variant="quiet" onPress={() => void loadAfter(next)}>
            {t('retry')}
          </Button>
        </Notice>
      )}
      {state === 'loaded' && revisions.length === 0 && (
        <EmptyState title={t('historyNone')} text={t('historyNoneText')} />
      )}
      {revisions.length > 0 && (
        <>
          <p className={css.quiet}>{t('historyText')}</p>
          {isChanged && <Notice tone="warning">{t('historyUnsaved')}</Notice>}
          <ul className={css.list}>
            {revisions.map((revision, place) => (
              <li key={revision.revision} className={css.entry}>
                <Revision revision={revision} title={format.instant(revision.savedAt)} />
                {place === 0 ? (
                  <Badge tone="accent">{t('present')}</Badge>
                ) : (
                  button(revision.revision, `${format.instant(revision.savedAt)}: ${revision.texts[0] ?? ''}`)
                )}
              </li>
            ))}
            {next === null && (
              <li className={css.entry}>
                <strong>{t('default')}</strong>
                {button(0, t('default'))}
              </li>
            )}
          </ul>
          {next !== null && <Button onPress={() => void loadAfter(next)}>{t('older')}</Button>}
        </>
      )}
    </Drawer>
  );
}
