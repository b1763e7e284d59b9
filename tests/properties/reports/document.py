"""The query that asks a report for everything."""

from tests.properties.document import NAMES_ONLY, RECORDS

_FIGURES = """
fragment Figures on Metric {
  value previous change { absolute percent }
  secondary { key value records(first: 100) { ...Rows } }
  trend { start value records(first: 100) { ...Rows } }
  records(first: 100) { ...Rows }
}
"""

_WIDGETS = """
fragment InColumn on TableValue {
  column value records(first: 100) { ...Rows } parts { key value records(first: 100) { ...Rows } }
}
fragment Everything on Widget {
  __typename
  status { code missing { code } }
  ... on MetricWidget { metric { ...Figures } }
  ... on SeriesWidget {
    total { ...Figures }
    series { category { key label } total points { start value records(first: 100) { ...Rows } } }
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
    funnels {
      dealType { externalId }
      steps { stage { externalId } count amount shareOfPrevious shareOfFirst records(first: 100) { ...Rows } }
      lost { from { externalId } stage { externalId } count amount records(first: 100) { ...Rows } }
    }
  }
  ... on TableWidget {
    columns { key label unit }
    totals { ...InColumn }
    rows { categories { key label } values { ...InColumn } isOther }
  }
}
"""

_PREVIEW = """
query Preview(
  $definition: ReportDefinitionInput!, $period: PeriodInput, $compareTo: Comparison!, $scope: ScopeInput,
  $granularity: Granularity
) {
  previewReport(
    definition: $definition, period: $period, compareTo: $compareTo, scope: $scope, granularity: $granularity
  ) {
    userErrors { field code message }
    rowCount
    milliseconds
    widget { ...Everything }
  }
}
"""

SAVE = """
mutation Save($input: CreateReportInput!) {
  createReport(input: $input) { report { id } userErrors { field code message } }
}
"""

PUBLISH = """
mutation Publish($report: ID!) {
  publishReport(input: { report: $report, audience: { everyone: true } }) { userErrors { field code message } }
}
"""

_OPEN = """
query Open($report: ID!, $period: PeriodInput, $compareTo: Comparison!, $scope: ScopeInput, $granularity: Granularity) {
  report(id: $report) {
    widget(period: $period, compareTo: $compareTo, scope: $scope, granularity: $granularity) { ...Everything }
  }
}
"""

OPEN = _OPEN + RECORDS + _FIGURES + _WIDGETS + NAMES_ONLY
PREVIEW = _PREVIEW + RECORDS + _FIGURES + _WIDGETS + NAMES_ONLY

# Of large companies: how many rows there are, and not which.
PREVIEW_COUNTED = _PREVIEW + "fragment Rows on RecordConnection { totalCount }" + _FIGURES + _WIDGETS

ERRORS_ONLY = """
query Preview($definition: ReportDefinitionInput!) {
  previewReport(definition: $definition) { userErrors { field code message } widget { key } }
}
"""
