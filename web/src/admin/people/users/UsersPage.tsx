import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { useDebounced } from '@/forms/useDebounced';
import { Pager } from '@/paging/Pager';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { Switch } from '@/design/Switch';
import { SearchField } from '@/design/TextField';
import { graphql } from '@/gql';
import css from '../shared/parts.module.css';
import { usePeopleTexts } from '../texts';
import { InviteDialog } from './InviteDialog';
import { UsersTable } from './UsersTable';

const PAGE = 25;

const People = graphql(/* GraphQL */ `
  query People($first: Int!, $after: String, $search: String!, $includeDismissed: Boolean!) {
    users(first: $first, after: $after, search: $search, includeDismissed: $includeDismissed) {
      totalCount
      edges {
        node {
          ...UserRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The company's people: found, invited, changed, dismissed. */
export default function UsersPage() {
  const t = usePeopleTexts();
  const [search, setSearch] = useState('');
  const [includeDismissed, setIncludeDismissed] = useState(false);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [isInviting, setInviting] = useState(false);
  const rested = useDebounced(search);
  const [{ data, error, fetching }, refetch] = useQuery({
    query: People,
    variables: { first: PAGE, after: cursors.at(-1) ?? null, search: rested, includeDismissed },
  });
  if (!data && error) return <Retry onRetry={refetch} />;
  const users = data?.users;
  return (
    <>
      <title>{t('people')}</title>
      <h2 className={css.hidden}>{t('people')}</h2>
      <div className={css.tools}>
        <div className={css.search}>
          <SearchField
            label={t('searchPeople')}
            placeholder={t('nameOrEmail')}
            value={search}
            onChange={(text) => {
              setSearch(text);
              setCursors([]);
            }}
          />
        </div>
        <Switch
          isSelected={includeDismissed}
          onChange={(shown) => {
            setIncludeDismissed(shown);
            setCursors([]);
          }}
        >
          {t('showDismissed')}
        </Switch>
        <Button variant="primary" onPress={() => setInviting(true)}>
          <UserRoundPlus size={16} aria-hidden />
          {t('invite')}
        </Button>
      </div>
      {!users && <PaneSkeleton />}
      {users && users.totalCount === 0 && <EmptyState title={t('nobodyFound')} text={t('nobodyFoundText')} />}
      {users && users.totalCount > 0 && (
        <div className={css.surface} aria-busy={fetching}>
          <UsersTable users={users.edges.map(({ node }) => node)} />
          <Pager
            cursors={cursors}
            onChange={setCursors}
            pageInfo={users.pageInfo}
            summary={t('peopleFound', { count: users.totalCount })}
          />
        </div>
      )}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}
