"""The query that asks a desktop for everything."""

RECORDS = """
fragment Rows on RecordConnection {
  totalCount sum edges { node { ...Row } } pageInfo { hasNextPage endCursor }
}
"""

NAMES_ONLY = "fragment Row on Record { externalId }"

WITH_DETAILS = "fragment Row on Record { id externalId createdAt responsible { name } ... on Deal { price } }"

METRIC = """
fragment Figures on Metric {
  value unit previous change { absolute percent }
  secondary { key value records(first: 100) { ...Rows } }
  trend { start end value records(first: 100) @include(if: $pointRecords) { ...Rows } }
  previousTrend { start value records(first: 100) @include(if: $pointRecords) { ...Rows } }
  explain { start end isRunning notes { code count } }
  records(first: 100) { ...Rows }
}
"""

WIDGETS = """
fragment Everything on Widget {
  __typename key
  status { code missing { code dealType activityType } }
  ... on MetricWidget { metric { ...Figures } }
  ... on SeriesWidget {
    granularity
    total { ...Figures }
    series {
      category { label } total
      points { start end value records(first: 100) { ...Rows } }
    }
  }
  ... on BreakdownWidget {
    total { ...Figures }
    slices { category { key label } value share records(first: 100) { ...Rows } }
  }
  ... on MatrixWidget {
    total { ...Figures }
    rows { key label }
    columns { key label }
    cells { row column value records(first: 100) { ...Rows } }
  }
  ... on FunnelWidget {
    total { ...Figures }
    funnels {
      dealType { externalId }
      steps { stage { externalId } count amount shareOfPrevious shareOfFirst records(first: 100) { ...Rows } }
      lost { from { externalId } stage { externalId } count amount records(first: 100) { ...Rows } }
    }
  }
}
"""

_DESKTOP = f"""
query Desktop(
  $period: PeriodInput, $compareTo: Comparison!, $granularity: Granularity, $scope: ScopeInput, $filters: [DashboardFilterInput!],
  $pointRecords: Boolean!
) {{
  dealTypes(includeArchived: true) {{ id externalId }}
  activityTypes(includeArchived: true) {{ id externalId }}
  dashboard(period: $period, compareTo: $compareTo, granularity: $granularity, scope: $scope, filters: $filters) {{
    period {{ start end timezone isRunning }}
    comparedWith {{ start end }}
    widgets {{ ...Everything }}
  }}
}}
{RECORDS}{METRIC}{WIDGETS}
"""

DESKTOP = _DESKTOP + NAMES_ONLY
DESKTOP_WITH_DETAILS = _DESKTOP + WITH_DETAILS

LIST = f"""
query List($period: PeriodInput, $compareTo: Comparison!, $granularity: Granularity, $key: String!, $first: Int!, $after: String) {{
  dashboard(period: $period, compareTo: $compareTo, granularity: $granularity) {{
    widget(key: $key) {{
      ... on MetricWidget {{ metric {{ ...Page }} }}
      ... on SeriesWidget {{ total {{ ...Page }} }}
      ... on BreakdownWidget {{ total {{ ...Page }} }}
      ... on MatrixWidget {{ total {{ ...Page }} }}
      ... on FunnelWidget {{ total {{ ...Page }} }}
    }}
  }}
}}
fragment Page on Metric {{
  value
  records(first: $first, after: $after) {{ ...Rows }}
}}
{RECORDS}{NAMES_ONLY}
"""

WHOLES = f"""
query Wholes($period: PeriodInput, $compareTo: Comparison!, $granularity: Granularity, $scope: ScopeInput) {{
  dashboard(period: $period, compareTo: $compareTo, granularity: $granularity, scope: $scope) {{
    widgets {{
      key
      ... on MetricWidget {{ metric {{ ...Whole }} }}
      ... on SeriesWidget {{ total {{ ...Whole }} }}
      ... on BreakdownWidget {{ total {{ ...Whole }} slices {{ category {{ label }} value }} }}
      ... on MatrixWidget {{ total {{ ...Whole }} cells {{ row column value }} }}
      ... on FunnelWidget {{
        total {{ ...Whole }}
        funnels {{ steps {{ stage {{ externalId }} count }} lost {{ stage {{ externalId }} count }} }}
      }}
    }}
  }}
}}
fragment Whole on Metric {{
  value unit
  secondary {{ key value }}
  records(first: 100) {{ ...Rows }}
}}
{RECORDS}{WITH_DETAILS}
"""

PEOPLE = """
query People {
  users(first: 100, includeDismissed: true) { edges { node { id name department { externalId } } } }
  departments { id externalId parent { id } }
}
"""
