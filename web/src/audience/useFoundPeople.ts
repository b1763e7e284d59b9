import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { useDebounced } from '@/forms/useDebounced';

const FoundPeople = graphql(/* GraphQL */ `
  query FoundPeople($search: String!, $first: Int!) {
    users(first: $first, search: $search) {
      edges {
        cursor
        node {
          id
          name
          department {
            name
          }
        }
      }
    }
  }
`);

export interface FoundPerson {
  id: string;
  name: string;
  department: { name: string } | null;
}

/** The people whose names contain what was typed, once somebody stops typing. */
export function useFoundPeople(typed: string, first = 20): readonly FoundPerson[] {
  const search = useDebounced(typed.trim(), 200);
  const [{ data }] = useQuery({ query: FoundPeople, variables: { search, first } });
  return useMemo(() => data?.users.edges.map(({ node }) => node) ?? [], [data]);
}
