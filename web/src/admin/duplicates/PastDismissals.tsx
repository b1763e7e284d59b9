import { useState } from 'react';
import { useQuery } from 'urql';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { useFormat } from '@/format/useFormat';
import { Pager } from '@/paging/Pager';
import { useTurning } from '@/paging/usePages';
import { Dismissals, TOUCHED_BY_DISMISSING, UndoDismissal } from './documents';
import css from './DuplicatesPage.module.css';
import { useDuplicatesTexts } from './texts';

const PAGE = 10;

/** Groups that were said to be no duplicates, by whom, and taking that back. */
export function PastDismissals() {
  const t = useDuplicatesTexts();
  const format = useFormat();
  const change = useChange();
  const { cursors, after, turn } = useTurning();
  const [undoing, setUndoing] = useState<{ id: string; value: string } | null>(null);
  const [{ data }] = useQuery({
    query: Dismissals,
    variables: { first: PAGE, after },
    requestPolicy: 'cache-and-network',
  });
  const dismissals = data?.duplicateDismissals;
  if (!dismissals || (dismissals.edges.length === 0 && cursors.length === 0)) return null;
  return (
    <Card title={t('dismissed')}>
      <ul className={css.list} aria-label={t('dismissed')}>
        {dismissals.edges.map(({ node: { id, reason, value, count, dismissedAt, dismissedBy } }) => (
          <li key={id} className={css.item}>
            <div className={css.words}>
              <p>
                <Badge tone="neutral">{t(`reason_${reason}`)}</Badge> <strong>{value}</strong> ·{' '}
                {t('contacts', { count })}
              </p>
              <p className={css.quiet}>
                {format.instantWithYear(dismissedAt)}
                {dismissedBy && ` · ${dismissedBy.name}`}
              </p>
            </div>
            <Button aria-label={t('undoDismissalOf', { value })} onPress={() => setUndoing({ id, value })}>
              {t('undo')}
            </Button>
          </li>
        ))}
      </ul>
      <Pager
        cursors={cursors}
        onChange={turn}
        pageInfo={dismissals.pageInfo}
        list={t('dismissed')}
        summary={t('page', { page: String(cursors.length + 1) })}
      />
      {undoing && (
        <ConfirmDialog
          title={t('undoDismissalTitle')}
          text={t('undoDismissalText', { value: undoing.value })}
          action={t('undo')}
          onClose={() => setUndoing(null)}
          onConfirm={() => change(UndoDismissal, { id: undoing.id }, TOUCHED_BY_DISMISSING)}
        />
      )}
    </Card>
  );
}
