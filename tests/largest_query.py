"""The largest query of the desktop: every block with everything it can say, and the rows behind every number."""

_PAGE = """
fragment Page on RecordConnection {
  totalCount sum pageInfo { hasNextPage endCursor }
  edges { cursor node { ...Row } }
}
"""

# What a list shows of a record without asking further.
PLAIN_ROW = "fragment Row on Record { id title externalId createdAt }"

DETAILED_ROW = """
fragment Row on Record {
  id title externalId createdAt responsible { name email }
  ... on Contact { createdBy { name } fields { text } }
  ... on Activity { activityType { name } contact { title } createdBy { name } fields { text } }
  ... on Deal { dealType { name } stage { name } price contact { title } createdBy { name } fields { text number } }
  ... on Communication { channel direction answered contact { title } }
}
"""

_WIDGETS = """
fragment Figures on Metric {
  value unit currency previous risesWell change { absolute percent }
  secondary { key label value records(first: 100) { ...Page } }
  trend { start end firstDay lastDay value records(first: 5) { ...Page } }
  explain {
    rule start end firstDay lastDay timezone isRunning scope settings notes { code text count }
    comparedWith { start end firstDay lastDay timezone isRunning }
  }
  records(first: 100) { ...Page }
}

fragment Everything on Widget {
  id __typename key title description kind isNew
  status { code message missing { code text dealType activityType whereToSet } }
  placement { column row width height }
  can { hide move resize }
  ... on MetricWidget { metric { ...Figures } }
  ... on SeriesWidget {
    granularity
    total { ...Figures }
    series { category { key label color } total points { start end firstDay lastDay value records(first: 5) { ...Page } } }
  }
  ... on BreakdownWidget {
    total { ...Figures }
    slices { category { key label color } value share records(first: 100) { ...Page } }
  }
  ... on MatrixWidget {
    total { ...Figures }
    rows { key label } columns { key label } cells { row column value records(first: 100) { ...Page } }
  }
  ... on FunnelWidget {
    total { ...Figures }
    funnels {
      dealType { name }
      steps { stage { name } count amount shareOfPrevious shareOfFirst records(first: 100) { ...Page } }
      lost { from { name } stage { name } count amount records(first: 100) { ...Page } }
    }
  }
  ... on FeedWidget {
    since unreadCount
    events(first: 100) {
      totalCount
      edges { node { text kind recordKind involvements occurredAt actor { name } record { ...Row } } }
    }
  }
}
"""


def largest_query(row: str = DETAILED_ROW) -> str:
    """The query; ``row`` is the fragment that says what is asked of each record."""
    return f"""
query Largest($period: PeriodInput, $compareTo: Comparison! = PREVIOUS_PERIOD, $scope: ScopeInput) {{
  viewer {{ name }}
  dashboard(period: $period, compareTo: $compareTo, scope: $scope, granularity: WEEK) {{
    period {{ start end firstDay lastDay timezone isRunning }}
    comparedWith {{ start end firstDay lastDay }}
    scope {{ kind label headCount }}
    asOf revision
    can {{ hide rearrange narrowScope }}
    widgets {{ ...Everything }}
    hiddenWidgets {{ key }}
  }}
}}
{_WIDGETS}{_PAGE}{row}
"""
