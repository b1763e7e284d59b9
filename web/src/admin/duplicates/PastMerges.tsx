import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { useFormat } from '@/format/useFormat';
import { Pager } from '@/paging/Pager';
import { useTurning } from '@/paging/usePages';
import { PastMerges as PastMergesQuery, TOUCHED, UndoMerge } from './documents';
import css from './DuplicatesPage.module.css';
import { useDuplicatesTexts } from './texts';

const PAGE = 10;

/** What was merged before, by whom, and undoing it. */
export function PastMerges() {
  const t = useDuplicatesTexts();
  const format = useFormat();
  const change = useChange();
  const { cursors, after, turn } = useTurning();
  const [undoing, setUndoing] = useState<{ id: string; name: string } | null>(null);
  const [{ data }] = useQuery({
    query: PastMergesQuery,
    variables: { first: PAGE, after },
    requestPolicy: 'cache-and-network',
  });
  const merges = data?.contactMerges;
  if (!merges || (merges.edges.length === 0 && cursors.length === 0)) return null;
  return (
    <Card title={t('past')}>
      <ul className={css.list} aria-label={t('past')}>
        {merges.edges.map(({ node: { id, contact, others, mergedAt, mergedBy, undoneAt } }) => (
          <li key={id} className={css.item}>
            <div className={css.words}>
              <p>
                <strong>{others.map(({ title }) => title).join(', ')}</strong>{' '}
                {t('into', { name: contact.title })}
              </p>
              <p className={css.quiet}>
                {format.instantWithYear(mergedAt)}
                {mergedBy && ` · ${mergedBy.name}`}
                {undoneAt !== null && ` · ${t('undone', { when: format.instantWithYear(undoneAt) })}`}
              </p>
            </div>
            {undoneAt === null && (
              <Button
                aria-label={t('undoOf', { name: contact.title })}
                onPress={() => setUndoing({ id, name: contact.title })}
              >
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Pager
        cursors={cursors}
        onChange={turn}
        pageInfo={merges.pageInfo}
        list={t('past')}
        summary={t('page', { page: String(cursors.length + 1) })}
      />
      {undoing && (
        <ConfirmDialog
          title={t('undoTitle')}
          text={t('undoText', { name: undoing.name })}
          action={t('undo')}
          onClose={() => setUndoing(null)}
          onConfirm={() => change(UndoMerge, { id: undoing.id }, TOUCHED)}
        />
      )}
    </Card>
  );
}
