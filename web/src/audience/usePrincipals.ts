import { useMemo } from 'react';
import { useFilter } from 'react-aria-components';
import { useQuery } from 'urql';
import { useFoundPeople } from '@/audience/useFoundPeople';
import { graphql } from '@/gql';
import { useAudienceTexts } from './texts';
import { keyOf, type Principal } from './audience';

const Structure = graphql(/* GraphQL */ `
  query StructureForAudiences {
    groups {
      id
      name
    }
    departments {
      id
      name
      parent {
        id
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
  const [structure] = useQuery({ query: Structure });
  const people = useFoundPeople(typed, OFFERED);
  const { contains } = useFilter({ sensitivity: 'base' });
  return useMemo(() => {
    const found: FoundPrincipal[] = [];
    const add = (principal: Principal, label: string, detail: string) =>
      found.push({ id: keyOf(principal), label, detail, principal });
    const { groups = [], departments = [] } = structure.data ?? {};
    const fits = ({ name }: { name: string }) => contains(name, typed.trim());
    const fittingDepartments = departments.filter(fits);
    const fittingGroups = groups.filter(fits);
    const withParts = new Set(departments.map(({ parent }) => parent?.id));
    for (const { id, name } of fittingDepartments.slice(0, OFFERED)) {
      const hasParts = withParts.has(id);
      const whole = { kind: 'department', id, name, includeSubdepartments: true } as const;
      add(whole, name, t(hasParts ? 'wholeDepartment' : 'department'));
      if (hasParts) add({ ...whole, includeSubdepartments: false }, name, t('loneDepartment'));
    }
    for (const { id, name } of fittingGroups.slice(0, OFFERED))
      add({ kind: 'group', id, name }, name, t('group'));
    for (const { id, name, department } of people) {
      add({ kind: 'user', id, name }, name, department?.name ?? t('person'));
    }
    const hasMore = [fittingDepartments, fittingGroups, people].some(({ length }) => length >= OFFERED);
    return { found, hasMore };
  }, [t, typed, structure.data, people, contains]);
}
