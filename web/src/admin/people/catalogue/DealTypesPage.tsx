import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
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
import { useForgettingWhatIsGone } from '../shared/useForgettingWhatIsGone';
import { ItemDialog } from './ItemDialog';
import { orderOn } from './orderOn';
import { StagesPane } from './StagesPane';
import { useDealTypeMutations } from './useDealTypeMutations';

const DealTypes = graphql(/* GraphQL */ `
  query DealTypes($first: Int!, $after: String, $search: String!) {
    dealTypesConnection(first: $first, after: $after, search: $search, includeArchived: true) {
      totalCount
      before
      edges {
        node {
          id
          name
          isArchived
          stages {
            id
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

const ChosenDealType = graphql(/* GraphQL */ `
  query ChosenDealType($id: ID!) {
    node(id: $id) {
      id
      ... on DealType {
        name
        stages {
          id
          name
          color
          isArchived
        }
      }
    }
  }
`);

const CreateDealType = graphql(/* GraphQL */ `
  mutation CreateDealType($input: CreateDealTypeInput!) {
    createDealType(input: $input) {
      dealType {
        id
      }
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

/** Deal types in their order, and the stages of the chosen one, which the address names. */
export default function DealTypesPage() {
  const t = usePeopleTexts();
  const change = useChange();
  const actions = useDealTypeMutations();
  const pages = usePages();
  const { wanted: search, after } = pages;
  const [{ data, error, fetching }, refetch] = useQuery({
    query: DealTypes,
    variables: { first: PAGE, after, search },
  });
  const [parameters, setParameters] = useSearchParams();
  const [isCreating, setCreating] = useState(false);
  const page = data?.dealTypesConnection;
  const types = page?.edges.map(({ node }) => node);
  const id = parameters.get('type') ?? types?.[0]?.id;
  const [one] = useQuery({ query: ChosenDealType, variables: { id: id ?? '' }, pause: id === undefined });
  useForgettingWhatIsGone('type', one);
  if (!data && error) return <Retry onRetry={refetch} />;
  const node = one.data?.node;
  const chosen = node && 'stages' in node && node.id === id ? node : undefined;
  return (
    <div className={parts.stack}>
      <title>{t('dealTypes')}</title>
      <h2 className={parts.hidden}>{t('dealTypes')}</h2>
      <div className={parts.tools}>
        <p className={parts.quiet}>{t('dealTypesText')}</p>
        <Button variant="primary" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createDealType')}
        </Button>
      </div>
      {!page && <PaneSkeleton />}
      {page && isBare(pages, page, fetching) && (
        <EmptyState title={t('noDealTypes')} text={t('noDealTypesText')} />
      )}
      {page && !isBare(pages, page, fetching) && (
        <div className={parts.panes}>
          <PagedList label={t('dealTypes')} pages={pages} page={page}>
            <Catalogue
              label={t('dealTypes')}
              items={page.edges.map(({ node: { stages, ...type } }) => ({
                ...type,
                note: t('stagesCounted', { count: stages.length }),
              }))}
              order={orderOn(pages, page, fetching)}
              actions={actions}
              selected={id}
              onSelect={(type) => setParameters({ type }, { replace: true })}
            />
          </PagedList>
          {chosen ? <StagesPane key={chosen.id} dealType={chosen} /> : id !== undefined && <PaneSkeleton />}
        </div>
      )}
      {isCreating && (
        <ItemDialog
          title={t('createDealType')}
          action={t('create')}
          item={{ name: '' }}
          onClose={() => setCreating(false)}
          onSubmit={async ({ name }) => {
            const outcome = await change(CreateDealType, { name }, ['DealType', 'DealTypeConnection']);
            const made = outcome.payload?.dealType;
            // What is done next is done to it.
            if (made) setParameters({ type: made.id }, { replace: true });
            return outcome;
          }}
        />
      )}
    </div>
  );
}
