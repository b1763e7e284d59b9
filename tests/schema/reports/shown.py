"""All that a widget shows, but for how it is called."""

SHOWN = """
fragment Figures on Metric {
  value unit previous risesWell target change { absolute percent } secondary { value unit records { totalCount } }
  trend { start value } records(first: 3) { totalCount sum edges { node { id } } }
  explain { notes { code text count } }
}
fragment Shown on Widget {
  kind status { code missing { code dealType activityType } }
  ... on MetricWidget { metric { ...Figures } }
  ... on SeriesWidget { granularity total { ...Figures } series { category { key label } total points { start value } } }
  ... on BreakdownWidget { total { ...Figures } slices { category { key label } value share records { totalCount sum } } }
  ... on MatrixWidget {
    total { ...Figures } rows { key } columns { key } cells { row column value records { totalCount sum } }
  }
  ... on FunnelWidget {
    total { ...Figures }
    funnels { dealType { name } steps { stage { name } count amount } lost { from { name } stage { name } count amount } }
  }
  ... on TableWidget {
    total { ...Figures } columns { key label unit } totals { column value records { totalCount sum } }
    rows { isOther categories { key label } values { column value parts { value } records { totalCount sum } } }
  }
  ... on FeedWidget { since unreadCount }
}
"""
