import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { EmptyState } from '@/design/EmptyState';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { PagedList } from '@/paging/PagedList';
import { isBare, PAGE, usePages } from '@/paging/usePages';
import { graphql } from '@/gql';
import parts from '../shared/parts.module.css';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { Catalogue } from './Catalogue';
import { ItemDialog } from './ItemDialog';
import { orderOn } from './orderOn';
import { useFieldOptionMutations } from './useFieldOptionMutations';

const OptionsOfField = graphql(/* GraphQL */ `
  query OptionsOfField($field: ID!, $first: Int!, $after: String, $search: String!) {
    node(id: $field) {
      id
      ... on CustomField {
        optionsConnection(first: $first, after: $after, search: $search, includeArchived: true) {
          totalCount
          before
          edges {
            node {
              id
              label
              isArchived
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

const CreateFieldOption = graphql(/* GraphQL */ `
  mutation CreateFieldOption($input: CreateFieldOptionInput!) {
    createFieldOption(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface OptionsPaneProps {
  field: { id: string; name: string };
}

/** What a choice field offers, in its order. */
export function OptionsPane({ field }: OptionsPaneProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const actions = useFieldOptionMutations();
  const [isCreating, setCreating] = useState(false);
  const pages = usePages();
  const { wanted: search, after } = pages;
  const [{ data, error, fetching }, refetch] = useQuery({
    query: OptionsOfField,
    variables: { field: field.id, first: PAGE, after, search },
  });
  const node = data?.node;
  const page = node && 'optionsConnection' in node ? node.optionsConnection : undefined;
  const title = t('optionsOf', { name: field.name });
  return (
    <Card title={title}>
      <p className={parts.small}>{t('optionsText')}</p>
      {!page ? (
        error ? (
          <Retry onRetry={refetch} />
        ) : (
          <PaneSkeleton />
        )
      ) : isBare(pages, page, fetching) ? (
        <EmptyState title={t('noOptions')} text={t('noOptionsText')} />
      ) : (
        <PagedList label={title} pages={pages} page={page}>
          <Catalogue
            label={title}
            items={page.edges.map(({ node: { label, ...option } }) => ({ ...option, name: label }))}
            order={orderOn(pages, page, fetching)}
            actions={actions}
          />
        </PagedList>
      )}
      <div>
        <Button onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createOption')}
        </Button>
      </div>
      {isCreating && (
        <ItemDialog
          title={t('createOptionOf', { name: field.name })}
          action={t('create')}
          item={{ name: '' }}
          onClose={() => setCreating(false)}
          onSubmit={({ name }) =>
            change(CreateFieldOption, { field: field.id, label: name }, ['CustomField'])
          }
        />
      )}
    </Card>
  );
}
