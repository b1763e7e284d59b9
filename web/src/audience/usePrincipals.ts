import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useDebounced } from '@/forms/useDebounced';
import { graphql } from '@/gql';
import { useAudienceTexts } from './texts';
import { keyOf, type Principal } from './audience';

const FoundPrincipals = graphql(/* GraphQL */ `
  query FoundPrincipals($search: String!, $first: Int!) {
    departmentsConnection(first: $first, search: $search) {
      pageInfo {
        hasNextPage
      }
      edges {
        hasParts
        node {
          id
          name
        }
      }
    }
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
    users(first: $first, search: $search) {
      pageInfo {
        hasNextPage
      }
      edges {
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

/** One line to choose from. */
export interface FoundPrincipal {
  id: string;
  label: string;
  detail: string;
  principal: Principal;
}

/** How many of each kind are offered at once: whoever looks for another one types more of its name. */
const OFFERED = 8;

/** The groups, departments and people whose names contain what was typed. Departments that have others below them come twice. */
export function usePrincipals(typed: string): { found: readonly FoundPrincipal[]; hasMore: boolean } {
  const t = useAudienceTexts();
  const search = useDebounced(typed.trim(), 200);
  const [{ data }] = useQuery({ query: FoundPrincipals, variables: { search, first: OFFERED } });
  return useMemo(() => {
    const found: FoundPrincipal[] = [];
    if (!data) return { found, hasMore: false };
    const { departmentsConnection: departments, groupsConnection: groups, users: people } = data;
    const add = (principal: Principal, label: string, detail: string) =>
      found.push({ id: keyOf(principal), label, detail, principal });
    for (const { node, hasParts } of departments.edges) {
      const whole = { kind: 'department', ...node, includeSubdepartments: true } as const;
      add(whole, node.name, t(hasParts ? 'wholeDepartment' : 'department'));
      if (hasParts) add({ ...whole, includeSubdepartments: false }, node.name, t('loneDepartment'));
    }
    for (const { node } of groups.edges) add({ kind: 'group', ...node }, node.name, t('group'));
    for (const { node } of people.edges) {
      const { id, name, department } = node;
      add({ kind: 'user', id, name }, name, department?.name ?? t('person'));
    }
    const hasMore = [departments, groups, people].some(({ pageInfo }) => pageInfo.hasNextPage);
    return { found, hasMore };
  }, [t, data]);
}
