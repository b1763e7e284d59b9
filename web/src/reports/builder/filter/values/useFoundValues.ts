import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useDebounced } from '@/forms/useDebounced';
import { useLatest } from '@/forms/useLatest';
import { graphql } from '@/gql';
import type { AttributeSpec } from '../../../definition/offered';
import type { Item } from '../../form/company';

const FoundValues = graphql(/* GraphQL */ `
  query FoundValues($attribute: ReportAttribute!, $field: ID, $search: String!, $first: Int!) {
    dashboardFilterChoices(attribute: $attribute, field: $field, search: $search, first: $first) {
      totalCount
      values {
        value
        label
      }
    }
  }
`);

/** How many are offered at once: whoever looks for another one types more of its name. */
const OFFERED = 20;

/** The values of an attribute whose names contain what was typed: types, stages, options, sources, departments, groups. */
export function useFoundValues(
  { attribute, field }: Pick<AttributeSpec, 'attribute' | 'field'>,
  typed: string,
) {
  const search = useDebounced(typed.trim(), 150);
  const variables = { attribute, field: field?.id ?? null, search, first: OFFERED };
  const [{ data }] = useQuery({ query: FoundValues, variables });
  const choices = useLatest(data)?.dashboardFilterChoices;
  return useMemo(() => {
    const items: readonly Item[] = choices?.values.map(({ value, label }) => ({ id: value, label })) ?? [];
    return { items, hasMore: (choices?.totalCount ?? 0) > items.length };
  }, [choices]);
}
