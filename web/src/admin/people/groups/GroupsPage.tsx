import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { Shortened } from '@/design/Shortened';
import { PagedList } from '@/paging/PagedList';
import { isBare, PAGE, usePages } from '@/paging/usePages';
import { graphql } from '@/gql';
import parts from '../shared/parts.module.css';
import { useForgettingWhatIsGone } from '../shared/useForgettingWhatIsGone';
import { usePeopleTexts } from '../texts';
import { GroupDialog } from './GroupDialog';
import { GroupPane } from './GroupPane';
import css from './GroupsPage.module.css';

const Groups = graphql(/* GraphQL */ `
  query Groups($first: Int!, $after: String, $search: String!) {
    groupsConnection(first: $first, after: $after, search: $search) {
      totalCount
      before
      edges {
        node {
          id
          name
          members(first: 1) {
            totalCount
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const ChosenGroup = graphql(/* GraphQL */ `
  query ChosenGroup($id: ID!) {
    node(id: $id) {
      id
      ... on Group {
        name
      }
    }
  }
`);

/** Groups, and the people of the chosen one, which the address names. */
export default function GroupsPage() {
  const t = usePeopleTexts();
  const pages = usePages();
  const { wanted: search, after } = pages;
  const [{ data, error, fetching }, refetch] = useQuery({
    query: Groups,
    variables: { first: PAGE, after, search },
  });
  const [parameters, setParameters] = useSearchParams();
  const [isCreating, setCreating] = useState(false);
  const page = data?.groupsConnection;
  const id = parameters.get('group') ?? page?.edges[0]?.node.id;
  const [one] = useQuery({ query: ChosenGroup, variables: { id: id ?? '' }, pause: id === undefined });
  useForgettingWhatIsGone('group', one);
  if (!data && error) return <Retry onRetry={refetch} />;
  const node = one.data?.node;
  const chosen = node && 'name' in node && node.id === id ? node : undefined;
  return (
    <div className={parts.stack}>
      <title>{t('groups')}</title>
      <h2 className={parts.hidden}>{t('groups')}</h2>
      <div className={parts.tools}>
        <p className={parts.quiet}>{t('groupsText')}</p>
        <Button variant="primary" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createGroup')}
        </Button>
      </div>
      {!page && <PaneSkeleton />}
      {page && isBare(pages, page, fetching) && <EmptyState title={t('noGroups')} text={t('noGroupsText')} />}
      {page && !isBare(pages, page, fetching) && (
        <div className={parts.panes}>
          <PagedList label={t('groups')} pages={pages} page={page}>
            <nav aria-label={t('groups')}>
              <ul className={css.groups}>
                {page.edges.map(({ node: group }) => (
                  <li key={group.id}>
                    <Link
                      to={`?group=${group.id}`}
                      className={css.group}
                      aria-current={group.id === id ? 'true' : undefined}
                    >
                      <Shortened className={css.name}>{group.name}</Shortened>
                      <span className={parts.small}>
                        {t('peopleFound', { count: group.members.totalCount })}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          </PagedList>
          {chosen ? <GroupPane key={chosen.id} group={chosen} /> : id !== undefined && <PaneSkeleton />}
        </div>
      )}
      {isCreating && (
        <GroupDialog
          group={null}
          onCreated={(group) => setParameters({ group }, { replace: true })}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}
