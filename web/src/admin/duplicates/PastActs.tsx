import { useState, type ReactNode } from 'react';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { Pager } from '@/paging/Pager';
import type { useTurning } from '@/paging/usePages';
import css from './DuplicatesPage.module.css';
import { useDuplicatesTexts } from './texts';

/** How many are on a page. */
export const PAGE = 10;

type ConfirmDialogProps = Parameters<typeof ConfirmDialog>[0];

/** What somebody did, when and by whom, and how that is taken back; absent where it is no longer to be. */
interface PastAct {
  id: string;
  what: ReactNode;
  when: ReactNode;
  undoing?: { label: string } & Pick<ConfirmDialogProps, 'title' | 'text' | 'onConfirm'>;
}

interface PastActsProps {
  title: string;
  acts: readonly PastAct[];
  turning: ReturnType<typeof useTurning>;
  pageInfo: Parameters<typeof Pager>[0]['pageInfo'];
}

/** What was done before, page by page, and taking it back. */
export function PastActs({ title, acts, turning: { cursors, turn }, pageInfo }: PastActsProps) {
  const t = useDuplicatesTexts();
  const [undoing, setUndoing] = useState<PastAct['undoing']>();
  if (acts.length === 0 && cursors.length === 0) return null;
  return (
    <Card title={title}>
      <ul className={css.list} aria-label={title}>
        {acts.map(({ id, what, when, undoing: offered }) => (
          <li key={id} className={css.item}>
            <div className={css.words}>
              <p>{what}</p>
              <p className={css.quiet}>{when}</p>
            </div>
            {offered && (
              <Button aria-label={offered.label} onPress={() => setUndoing(offered)}>
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Pager
        cursors={cursors}
        onChange={turn}
        pageInfo={pageInfo}
        list={title}
        summary={t('page', { page: String(cursors.length + 1) })}
      />
      {undoing && (
        <ConfirmDialog
          title={undoing.title}
          text={undoing.text}
          action={t('undo')}
          onClose={() => setUndoing(undefined)}
          onConfirm={undoing.onConfirm}
        />
      )}
    </Card>
  );
}
