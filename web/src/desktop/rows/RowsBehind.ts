import { graphql } from '@/gql';

/** A page of the rows behind a number of a block, which is named by its path. */
export const RowsBehind = graphql(/* GraphQL */ `
  query RowsBehind(
    $period: PeriodInput
    $compareTo: Comparison!
    $scope: ScopeInput
    $filters: [DashboardFilterInput!]
    $asUser: ID
    $granularity: Granularity
    $key: String!
    $path: String!
    $first: Int!
    $after: String
    $sortBy: RecordSort!
    $descending: Boolean!
    $search: String!
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
          ...NarrowingOfNumber
          records(first: $first, after: $after, sortBy: $sortBy, descending: $descending, search: $search) {
            ...Rows
          }
        }
      }
    }
  }
`);

export const NarrowingOfNumber = graphql(/* GraphQL */ `
  fragment NarrowingOfNumber on Counted {
    narrowsWholly
    narrowsToPeriod {
      firstDay
      lastDay
    }
    narrowsTo {
      attribute
      field
      label
      orNotGiven
      values {
        value
        label
      }
    }
  }
`);

export const Rows = graphql(/* GraphQL */ `
  fragment Rows on RecordConnection {
    totalCount
    matchingCount
    countedBy
    sorts
    sum
    sumUnit
    csv: exportUrl(format: CSV, csvFor: PEOPLE)
    csvForPrograms: exportUrl(format: CSV)
    xlsx: exportUrl(format: XLSX)
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      countedAt
      group {
        key
        label
        count
        sum
      }
      node {
        __typename
        id
        title
        url
        responsible {
          name
        }
        ... on Deal {
          price
          currency
          givenPrice
          rateDay
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
