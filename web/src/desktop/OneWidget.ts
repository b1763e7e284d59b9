import { graphql } from '@/gql';
import type { WidgetCardFragment as Widget } from '@/gql/graphql';

export type { Widget };

export const WidgetCardFragment = graphql(/* GraphQL */ `
  fragment WidgetCard on Widget {
    __typename
    key
    title
    description
    isNew
    ownPeriod {
      firstDay
      lastDay
    }
    status {
      code
      ...CardState
    }
    ... on SeriesWidget {
      granularity
      hasOwnStep
    }
    ...CardActions
    ...Footnotes
    ...MetricBlock
    ...SeriesBlock
    ...BreakdownBlock
    ...MatrixBlock
    ...FunnelBlock
    ...TableBlock
    ...FeedBlock
  }
`);

/** A block by itself, in other steps of time if they are said. */
export const OneWidget = graphql(/* GraphQL */ `
  query OneWidget(
    $period: PeriodInput
    $compareTo: Comparison!
    $scope: ScopeInput
    $filters: [DashboardFilterInput!]
    $asUser: ID
    $granularity: Granularity
    $key: String!
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
        ...WidgetCard
      }
    }
  }
`);
