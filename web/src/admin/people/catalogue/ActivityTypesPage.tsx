import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { PagedList } from '@/paging/PagedList';
import { isBare, PAGE, usePages } from '@/paging/usePages';
import { graphql } from '@/gql';
import parts from '../shared/parts.module.css';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { Catalogue } from './Catalogue';
import { ItemDialog } from './ItemDialog';
import { orderOn } from './orderOn';
import { useActivityTypeMutations } from './useActivityTypeMutations';

const ActivityTypes = graphql(/* GraphQL */ `
  query ActivityTypes($first: Int!, $after: String, $search: String!) {
    activityTypesConnection(first: $first, after: $after, search: $search, includeArchived: true) {
      totalCount
      before
      edges {
        node {
          id
          name
          isArchived
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const CreateActivityType = graphql(/* GraphQL */ `
  mutation CreateActivityType($input: CreateActivityTypeInput!) {
    createActivityType(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

/** Kinds of activities, in their order. */
export default function ActivityTypesPage() {
  const t = usePeopleTexts();
  const change = useChange();
  const actions = useActivityTypeMutations();
  const pages = usePages();
  const { wanted: search, after } = pages;
  const [{ data, error, fetching }, refetch] = useQuery({
    query: ActivityTypes,
    variables: { first: PAGE, after, search },
  });
  const [isCreating, setCreating] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const page = data?.activityTypesConnection;
  return (
    <div className={parts.stack}>
      <title>{t('activityTypes')}</title>
      <h2 className={parts.hidden}>{t('activityTypes')}</h2>
      <div className={parts.tools}>
        <p className={parts.quiet}>{t('activityTypesText')}</p>
        <Button variant="primary" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createActivityType')}
        </Button>
      </div>
      {!page && <PaneSkeleton />}
      {page && isBare(pages, page, fetching) && (
        <EmptyState title={t('noActivityTypes')} text={t('noActivityTypesText')} />
      )}
      {page && !isBare(pages, page, fetching) && (
        <PagedList label={t('activityTypes')} pages={pages} page={page}>
          <Catalogue
            label={t('activityTypes')}
            items={page.edges.map(({ node }) => node)}
            order={orderOn(pages, page, fetching)}
            actions={actions}
          />
        </PagedList>
      )}
      {isCreating && (
        <ItemDialog
          title={t('createActivityType')}
          action={t('create')}
          item={{ name: '' }}
          onClose={() => setCreating(false)}
          onSubmit={({ name }) =>
            change(CreateActivityType, { name }, ['ActivityType', 'ActivityTypeConnection'])
          }
        />
      )}
    </div>
  );
}
