import { useState } from 'react';
import { useQuery } from 'urql';
import { useDebounced } from '@/forms/useDebounced';
import { graphql } from '@/gql';
import type { Entity, FieldKind, FoundFieldsQuery } from '@/gql/graphql';

const FoundFields = graphql(/* GraphQL */ `
  query FoundFields($entity: Entity!, $kind: FieldKind!, $dealType: ID, $search: String!) {
    customFieldsConnection(entity: $entity, kind: $kind, dealType: $dealType, search: $search) {
      pageInfo {
        hasNextPage
      }
      edges {
        node {
          id
          name
          dealType {
            name
          }
          activityType {
            name
          }
          ...SourceFieldList
          ...PriceFields
          ...FieldOfSummary
        }
      }
    }
  }
`);

type FoundOne = FoundFieldsQuery['customFieldsConnection']['edges'][number]['node'];

interface Wanted {
  entity: Entity;
  kind: FieldKind;
  /** By id: only fields that its deals have. */
  dealType?: string;
  /** Whether nobody asks yet. */
  pause?: boolean;
}

/** The first fields in use whose names contain what was typed, and all that were found so far: what was chosen of them is known. */
export function useFoundFields({ entity, kind, dealType, pause = false }: Wanted) {
  const [typed, onSearch] = useState('');
  const search = useDebounced(typed.trim(), 150);
  const [{ data }] = useQuery({
    query: FoundFields,
    variables: { entity, kind, dealType: dealType ?? null, search },
    pause,
  });
  const [known, setKnown] = useState<ReadonlyMap<string, FoundOne>>(new Map());
  const found = data?.customFieldsConnection.edges.map(({ node }) => node) ?? [];
  if (found.some((field) => known.get(field.id) !== field)) {
    setKnown(new Map([...known, ...found.map((field) => [field.id, field] as const)]));
  }
  return {
    isThere: data !== undefined,
    found,
    hasMore: data?.customFieldsConnection.pageInfo.hasNextPage ?? false,
    known: [...known.values()],
    isSearching: typed !== '',
    onSearch,
  };
}
