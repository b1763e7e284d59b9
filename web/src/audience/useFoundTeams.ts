import { useMemo } from 'react';
import { useQuery } from 'urql';
import type { Found, FoundPage } from '@/forms/FoundField';
import { useDebounced } from '@/forms/useDebounced';
import { useLatest } from '@/forms/useLatest';
import { graphql } from '@/gql';

const FoundDepartments = graphql(/* GraphQL */ `
  query FoundDepartments($search: String!, $first: Int!, $inScope: Boolean!, $outside: ID) {
    departmentsConnection(first: $first, search: $search, inScope: $inScope, outside: $outside) {
      pageInfo {
        hasNextPage
      }
      edges {
        above
        node {
          id
          name
        }
      }
    }
  }
`);

const FoundGroups = graphql(/* GraphQL */ `
  query FoundGroups($search: String!, $first: Int!) {
    groupsConnection(first: $first, search: $search) {
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

/** How many are offered at once: whoever looks for another one types more of its name. */
const OFFERED = 20;

/** The departments whose names contain what was typed, with those they are a part of; `inScope`: of those whose data the viewer
 * sees; `outside`: of those that are no part of this one.
 */
export function useFoundDepartments(typed: string, inScope = false, outside?: string): FoundPage {
  const search = useDebounced(typed, 150);
  const [{ data }] = useQuery({
    query: FoundDepartments,
    variables: { search, first: OFFERED, inScope, outside: outside ?? null },
  });
  const page = useLatest(data)?.departmentsConnection;
  return useMemo(
    () => ({
      found:
        page?.edges.map(({ node, above }): Found => {
          return { ...node, detail: above.length > 0 ? above.join(' / ') : undefined };
        }) ?? [],
      hasMore: page?.pageInfo.hasNextPage ?? false,
    }),
    [page],
  );
}

/** The groups whose names contain what was typed. */
export function useFoundGroups(typed: string): FoundPage {
  const search = useDebounced(typed, 150);
  const [{ data }] = useQuery({ query: FoundGroups, variables: { search, first: OFFERED } });
  const page = useLatest(data)?.groupsConnection;
  return useMemo(
    () => ({
      found: page?.edges.map(({ node }) => node) ?? [],
      hasMore: page?.pageInfo.hasNextPage ?? false,
    }),
    [page],
  );
}
