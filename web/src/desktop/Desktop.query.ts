import { graphql } from '@/gql';

/** The whole desktop, composed of what its parts need, and who is signed in: one request. */
export const Desktop = graphql(/* GraphQL */ `
  query Desktop(
    $period: PeriodInput
    $compareTo: Comparison!
    $scope: ScopeInput
    $filters: [DashboardFilterInput!]
    $asUser: ID
  ) {
    viewer {
      ...ViewerOfSession
    }
    dashboard(period: $period, compareTo: $compareTo, scope: $scope, filters: $filters, asUser: $asUser) {
      asOf
      viewedAs {
        name
      }
      ...ArrangeButton
      ...DesktopDrawers
      ...DesktopShape
      ...FiltersOfPerson
      ...FirstStepsOfDashboard
      ...DesktopHeader
      filters {
        ...FilterBar
      }
      ...DesktopGrid
    }
  }
`);
