import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { useQueryVariables, useStepOf } from '../queryState/useQueryState';
import type { RowsTarget } from './useRows';

const NameOfNumber = graphql(/* GraphQL */ `
  query NameOfNumber(
    $period: PeriodInput
    $compareTo: Comparison!
    $scope: ScopeInput
    $filters: [DashboardFilterInput!]
    $asUser: ID
    $granularity: Granularity
    $key: String!
    $path: String!
  ) {
    dashboard(
      period: $period
      compareTo: $compareTo
      scope: $scope
      granularity: $granularity
      filters: $filters
      asUser: $asUser
    ) {
      widget(key: $key) {
        id
        number(path: $path) {
          narrowsTo {
            values {
              label
            }
          }
        }
      }
    }
  }
`);

/** What a number counts, for who comes by its address: the categories that it is of. Nothing of a whole, and while it is not asked for. */
export function useNameOfNumber({ widget: key, path }: RowsTarget, isAsked: boolean): string | undefined {
  const variables = useQueryVariables();
  const granularity = useStepOf(key) ?? null;
  const [{ data }] = useQuery({
    query: NameOfNumber,
    variables: { ...variables, granularity, key, path },
    pause: !isAsked,
  });
  const number = data?.dashboard.widget?.number;
  return number?.narrowsTo.flatMap(({ values }) => values.map(({ label }) => label)).join(', ');
}
