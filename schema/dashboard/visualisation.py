"""How reports are drawn."""

from resolvers.catalog.visualisation import Visualisation, WidgetKind
from schema.described_enum import describe, describe_declared

__all__ = ["Visualisation", "WidgetKind"]

describe(
    WidgetKind,
    "How a report is drawn, and which type its widget has.",
    {
        WidgetKind.METRIC: "A number: MetricWidget.",
        WidgetKind.SERIES: "A chart over time: SeriesWidget.",
        WidgetKind.BREAKDOWN: "A whole in parts: BreakdownWidget.",
        WidgetKind.MATRIX: "A whole broken down twice: MatrixWidget.",
        WidgetKind.FUNNEL: "Funnels: FunnelWidget.",
        WidgetKind.FEED: "A feed of events: FeedWidget.",
        WidgetKind.TABLE: "Several figures side by side: TableWidget.",
    },
)
describe_declared(Visualisation, "How a report is drawn.")
