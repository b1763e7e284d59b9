import { useQuery } from 'urql';
import { useChange } from '@/forms/useChange';
import { useFormat } from '@/format/useFormat';
import { useTurning } from '@/paging/usePages';
import { PastMerges as PastMergesQuery, TOUCHED, UndoMerge } from './documents';
import { PAGE, PastActs } from './PastActs';
import { useDuplicatesTexts } from './texts';

/** What was merged before, by whom, and undoing it. */
export function PastMerges() {
  const t = useDuplicatesTexts();
  const format = useFormat();
  const change = useChange();
  const turning = useTurning();
  const [{ data }] = useQuery({
    query: PastMergesQuery,
    variables: { first: PAGE, after: turning.after },
    requestPolicy: 'cache-and-network',
  });
  if (!data) return null;
  const { edges, pageInfo } = data.contactMerges;
  const acts = edges.map(({ node: { id, contact, others, mergedAt, mergedBy, undoneAt } }) => ({
    id,
    what: (
      <>
        <strong>{others.map(({ title }) => title).join(', ')}</strong> {t('into', { name: contact.title })}
      </>
    ),
    when: (
      <>
        {format.instantWithYear(mergedAt)}
        {mergedBy && ` · ${mergedBy.name}`}
        {undoneAt !== null && ` · ${t('undone', { when: format.instantWithYear(undoneAt) })}`}
      </>
    ),
    ...(undoneAt === null && {
      undoing: {
        label: t('undoOf', { name: contact.title }),
        title: t('undoTitle'),
        text: t('undoText', { name: contact.title }),
        onConfirm: () => change(UndoMerge, { id }, TOUCHED),
      },
    }),
  }));
  return <PastActs title={t('past')} acts={acts} turning={turning} pageInfo={pageInfo} />;
}
