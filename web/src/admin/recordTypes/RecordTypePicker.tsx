import { useState } from 'react';
import { useQuery } from 'urql';
import type { FieldTexts } from '@/design/Field';
import { FoundField, type Found } from '@/forms/FoundField';
import { useDebounced } from '@/forms/useDebounced';
import { graphql } from '@/gql';

const FoundDealTypes = graphql(/* GraphQL */ `
  query FoundDealTypes($search: String!) {
    found: dealTypesConnection(first: 20, search: $search) {
      pageInfo {
        hasNextPage
      }
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

const FoundActivityTypes = graphql(/* GraphQL */ `
  query FoundActivityTypes($search: String!) {
    found: activityTypesConnection(first: 20, search: $search) {
      pageInfo {
        hasNextPage
      }
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

interface RecordTypePickerProps extends FieldTexts {
  /** Types of what. */
  entity: 'ACTIVITY' | 'DEAL';
  /** Said when nothing fits what was typed. */
  nothing: string;
  /** What choosing none is called. */
  none: string;
  value: Found | null;
  onChange: (type: Found | null) => void;
}

/** A deal type or an activity type in use, found by its name. */
export function RecordTypePicker({ entity, ...field }: RecordTypePickerProps) {
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed, 150);
  const [{ data }] = useQuery({
    query: entity === 'DEAL' ? FoundDealTypes : FoundActivityTypes,
    variables: { search },
  });
  return (
    <FoundField
      {...field}
      found={data?.found.edges.map(({ node }) => node) ?? []}
      hasMore={data?.found.pageInfo.hasNextPage ?? false}
      onSearch={setTyped}
    />
  );
}
