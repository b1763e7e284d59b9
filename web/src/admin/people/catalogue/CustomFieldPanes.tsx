import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { PagedList } from '@/paging/PagedList';
import { isBare, PAGE, usePages } from '@/paging/usePages';
import { Card } from '@/design/Card';
import { EmptyState } from '@/design/EmptyState';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { graphql } from '@/gql';
import type { Entity } from '@/gql/graphql';
import parts from '../shared/parts.module.css';
import { useForgettingWhatIsGone } from '../shared/useForgettingWhatIsGone';
import { usePeopleTexts } from '../texts';
import { Catalogue } from './Catalogue';
import { OptionsPane } from './OptionsPane';
import { orderOn } from './orderOn';
import { useCustomFieldMutations } from './useCustomFieldMutations';

const CustomFields = graphql(/* GraphQL */ `
  query CustomFields($entity: Entity!, $first: Int!, $after: String, $search: String!) {
    customFieldsConnection(
      entity: $entity
      first: $first
      after: $after
      search: $search
      includeArchived: true
    ) {
      totalCount
      before
      edges {
        node {
          id
          name
          kind
          isArchived
          dealType {
            name
          }
          activityType {
            name
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

const ChosenField = graphql(/* GraphQL */ `
  query ChosenField($id: ID!) {
    node(id: $id) {
      id
      ... on CustomField {
        name
        kind
      }
    }
  }
`);

interface CustomFieldPanesProps {
  entity: Entity;
}

/** The fields of contacts, activities or deals, and the options of the chosen one. */
export function CustomFieldPanes({ entity }: CustomFieldPanesProps) {
  const t = usePeopleTexts();
  const [parameters, setParameters] = useSearchParams();
  const actions = useCustomFieldMutations();
  const pages = usePages();
  const { wanted: search, after } = pages;
  const [{ data, error, fetching }, refetch] = useQuery({
    query: CustomFields,
    variables: { entity, first: PAGE, after, search },
  });
  const page = data?.customFieldsConnection;
  const id = parameters.get('field') ?? page?.edges[0]?.node.id;
  const [one] = useQuery({ query: ChosenField, variables: { id: id ?? '' }, pause: id === undefined });
  useForgettingWhatIsGone('field', one);
  if (!page) return error ? <Retry onRetry={refetch} /> : <PaneSkeleton />;
  if (isBare(pages, page, fetching)) return <EmptyState title={t('noFields')} text={t('noFieldsText')} />;
  const node = one.data?.node;
  const chosen = node && 'kind' in node && node.id === id ? node : undefined;
  return (
    <div className={parts.panes}>
      <PagedList label={t('customFields')} pages={pages} page={page}>
        <Catalogue
          label={t('customFields')}
          items={page.edges.map(
            ({ node: { id: field, name, isArchived, kind, dealType, activityType } }) => ({
              id: field,
              name,
              isArchived,
              note: [t(`kind_${kind}`), dealType?.name ?? activityType?.name].filter(Boolean).join(' · '),
            }),
          )}
          order={orderOn(pages, page, fetching)}
          actions={actions}
          selected={id}
          onSelect={(field) => setParameters({ of: entity, field }, { replace: true })}
        />
      </PagedList>
      {chosen ? (
        chosen.kind === 'CHOICE' ? (
          <OptionsPane key={chosen.id} field={chosen} />
        ) : (
          <Card title={chosen.name}>
            <p className={parts.quiet}>{t(`kind_${chosen.kind}_text`)}</p>
          </Card>
        )
      ) : (
        id !== undefined && <PaneSkeleton />
      )}
    </div>
  );
}
