import { useQuery } from 'urql';
import { useAdminTexts } from '@/admin/texts';
import { Card } from '@/design/Card';
import { EmptyState } from '@/design/EmptyState';
import { SearchField } from '@/design/TextField';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { Pager } from '@/paging/Pager';
import { usePages } from '@/paging/usePages';
import { Duplicates } from './documents';
import css from './DuplicatesPage.module.css';
import { GroupItem } from './GroupItem';
import { PastDismissals } from './PastDismissals';
import { PastMerges } from './PastMerges';
import { useDuplicatesTexts } from './texts';

const PAGE = 20;

/** Contacts that are probably one, merging them, and undoing that. */
export default function DuplicatesPage() {
  const t = useDuplicatesTexts();
  const say = useAdminTexts();
  const { search, setSearch, wanted, cursors, after, turn } = usePages();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: Duplicates,
    variables: { first: PAGE, after, search: wanted },
    requestPolicy: 'cache-and-network',
  });
  if (!data && error) return <Retry onRetry={refetch} />;
  const groups = data?.duplicateContacts;
  return (
    <div className={css.page}>
      <title>{say('duplicates')}</title>
      <div>
        <h1>{say('duplicates')}</h1>
        <p className={css.quiet}>{t('intro')}</p>
      </div>
      <div className={css.search}>
        <SearchField label={t('search')} placeholder={t('searchHint')} value={search} onChange={setSearch} />
      </div>
      {!groups && <PaneSkeleton />}
      {groups?.edges.length === 0 &&
        (wanted === '' ? (
          <EmptyState title={t('noneFound')} text={t('noneFoundText')} />
        ) : (
          <EmptyState title={t('nothingLikeIt')} text={t('nothingLikeItText')} />
        ))}
      {groups && groups.edges.length > 0 && (
        <Card title={t('groups')}>
          <ul className={css.list} aria-label={t('groups')} aria-busy={fetching}>
            {groups.edges.map(({ node }) => (
              <GroupItem key={`${node.reason} ${node.value}`} group={node} />
            ))}
          </ul>
          <Pager
            cursors={cursors}
            onChange={turn}
            pageInfo={groups.pageInfo}
            summary={t('page', { page: String(cursors.length + 1) })}
          />
        </Card>
      )}
      <PastDismissals />
      <PastMerges />
    </div>
  );
}
