import { useQuery } from 'urql';
import { Badge } from '@/design/Badge';
import { useChange } from '@/forms/useChange';
import { useFormat } from '@/format/useFormat';
import { useTurning } from '@/paging/usePages';
import { Dismissals, TOUCHED_BY_DISMISSING, UndoDismissal } from './documents';
import { PAGE, PastActs } from './PastActs';
import { useDuplicatesTexts } from './texts';

/** Groups that were said to be no duplicates, by whom, and taking that back. */
export function PastDismissals() {
  const t = useDuplicatesTexts();
  const format = useFormat();
  const change = useChange();
  const turning = useTurning();
  const [{ data }] = useQuery({
    query: Dismissals,
    variables: { first: PAGE, after: turning.after },
    requestPolicy: 'cache-and-network',
  });
  if (!data) return null;
  const { edges, pageInfo } = data.duplicateDismissals;
  const acts = edges.map(({ node: { id, reason, value, count, dismissedAt, dismissedBy } }) => ({
    id,
    what: (
      <>
        <Badge tone="neutral">{t(`reason_${reason}`)}</Badge> <strong>{value}</strong> ·{' '}
        {t('contacts', { count })}
      </>
    ),
    when: (
      <>
        {format.instantWithYear(dismissedAt)}
        {dismissedBy && ` · ${dismissedBy.name}`}
      </>
    ),
    undoing: {
      label: t('undoDismissalOf', { value }),
      title: t('undoDismissalTitle'),
      text: t('undoDismissalText', { value }),
      onConfirm: () => change(UndoDismissal, { id }, TOUCHED_BY_DISMISSING),
    },
  }));
  return <PastActs title={t('dismissed')} acts={acts} turning={turning} pageInfo={pageInfo} />;
}
