import { graphql } from '@/gql';

/** A page of the rows behind one kind of numbers of a block; of all its numbers of that kind, as the API has no way to name one. */
export const RowsBehind = graphql(/* GraphQL */ `
  query RowsBehind(
    $period: PeriodInput
    $compareTo: Comparison!
    $scope: ScopeInput
    $asUser: ID
    $key: String!
    $first: Int!
    $after: String
    $total: Boolean!
    $secondary: Boolean!
    $trend: Boolean!
    $parts: Boolean!
    $columns: Boolean!
    $losses: Boolean!
  ) {
    dashboard(period: $period, compareTo: $compareTo, scope: $scope, asUser: $asUser) {
      widget(key: $key) {
        id
        __typename
        ... on MetricWidget {
          metric {
            ...RowsOfMetric
          }
        }
        ... on SeriesWidget {
          total {
            ...RowsOfMetric
          }
          series @include(if: $parts) {
            category {
              key
            }
            points {
              start
              records(first: $first, after: $after) {
                ...Rows
              }
            }
          }
        }
        ... on BreakdownWidget {
          total {
            ...RowsOfMetric
          }
          slices @include(if: $parts) {
            category {
              key
            }
            records(first: $first, after: $after) {
              ...Rows
            }
          }
        }
        ... on MatrixWidget {
          total {
            ...RowsOfMetric
          }
          cells @include(if: $parts) {
            row
            column
            records(first: $first, after: $after) {
              ...Rows
            }
          }
        }
        ... on FunnelWidget {
          total {
            ...RowsOfMetric
          }
          funnels {
            dealType {
              id
            }
            steps @include(if: $parts) {
              stage {
                id
              }
              records(first: $first, after: $after) {
                ...Rows
              }
            }
            lost @include(if: $losses) {
              from {
                id
              }
              stage {
                id
              }
              records(first: $first, after: $after) {
                ...Rows
              }
            }
          }
        }
        ... on TableWidget {
          total {
            ...RowsOfMetric
          }
          totals @include(if: $columns) {
            column
            records(first: $first, after: $after) {
              ...Rows
            }
          }
          rows @include(if: $parts) {
            categories {
              key
            }
            values {
              column
              records(first: $first, after: $after) {
                ...Rows
              }
            }
          }
        }
      }
    }
  }
`);

export const RowsOfMetric = graphql(/* GraphQL */ `
  fragment RowsOfMetric on Metric {
    unit
    records(first: $first, after: $after) @include(if: $total) {
      ...Rows
    }
    secondary @include(if: $secondary) {
      key
      records(first: $first, after: $after) {
        ...Rows
      }
    }
    trend @include(if: $trend) {
      start
      records(first: $first, after: $after) {
        ...Rows
      }
    }
  }
`);

export const Rows = graphql(/* GraphQL */ `
  fragment Rows on RecordConnection {
    totalCount
    sum
    csv: exportUrl(format: CSV)
    xlsx: exportUrl(format: XLSX)
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        __typename
        id
        title
        createdAt
        responsible {
          name
        }
        ... on Deal {
          price
          dealType {
            name
          }
          stage {
            name
          }
        }
        ... on Activity {
          activityType {
            name
          }
          contact {
            title
          }
        }
        ... on Communication {
          answered
          contact {
            title
          }
        }
      }
    }
  }
`);
