import { useEffect } from 'react';
import { useQuery } from 'urql';
import { useCursors } from '@/paging/usePages';
import { useLatest } from '@/forms/useLatest';
import { graphql } from '@/gql';
import type { SettingsCompleteness } from '@/gql/graphql';

const SettingsOfDealTypes = graphql(/* GraphQL */ `
  query SettingsOfDealTypes($after: String, $search: String!, $completeness: SettingsCompleteness) {
    reportFieldSettings {
      version
      dealTypesConnection(first: 12, after: $after, search: $search, completeness: $completeness) {
        totalCount
        edges {
          node {
            dealType {
              id
              isArchived
            }
            ...DealTypeForm
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** How many stand on a page, as the query asks for them. */
export const PAGE = 12;

/** Deal types by name, page by page; undefined as long as there is none to show. They are of the version that the page shows. */
export function useTypes(completeness: SettingsCompleteness | null, search: string, version: number) {
  const { cursors, after, turn } = useCursors(search);
  const variables = { after, search, completeness };
  const [{ data, error, stale }, refetch] = useQuery({ query: SettingsOfDealTypes, variables });
  const isOutdated = data !== undefined && !stale && data.reportFieldSettings.version < version;
  useEffect(() => {
    if (isOutdated) refetch({ requestPolicy: 'network-only' });
  }, [isOutdated, refetch]);
  return {
    page: useLatest(data)?.reportFieldSettings.dealTypesConnection,
    failed: data === undefined && error !== undefined,
    cursors,
    turn,
    refetch,
  };
}
