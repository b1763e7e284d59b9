"""What counts how much. One unit is one number that is told; `docs/cost.md` has the same table with examples.

How long a list will be is not known before it is read, so it is taken to be as long as it is in an ordinary company.
"""

from collections import Counter
from enum import Enum

from resolvers.report_definitions.blocks import BLOCKS


class Length(Enum):
    """Lists whose length is asked for."""

    STEPS = "a step of the period each"


STEPS = Length.STEPS

# Reading a widget's figures for one period: it looks through all rows of its dataset.
FIGURES = 150
# Of that, what each filter of the desktop adds: a test of every row.
SHARE_OF_FILTER = 10
# A page of rows behind a number: it looks through them once more, to count and to sort them.
PAGE_OF_RECORDS = 100
# A page of any other list.
PAGE = 10
# How a number came about, in words.
EXPLANATION = 5
# Each object of a list.
EACH = 1

_KINDS = Counter(f"{block.definition.visualisation.kind.name.title()}Widget" for block in BLOCKS) | Counter(
    {"TableWidget": 1}
)
# Widgets of a desktop by kind: those of the default one, and a table that somebody made.
WIDGETS_OF_KIND = dict(_KINDS)
WIDGETS = sum(WIDGETS_OF_KIND.values())

# Of how many widgets a field reads the figures, if some are asked for below it.
READS_FIGURES = {
    "Dashboard.widgets": WIDGETS,
    "Dashboard.hiddenWidgets": WIDGETS,
    "Dashboard.widget": 1,
    "Report.widget": 1,
    "Query.node": 1,
}
# The same, whatever is asked for below.
ALWAYS_READS_FIGURES = {
    "Query.previewReport": 1,
    # As the settings are, and as they would be.
    "Query.previewReportFieldSettings": 2 * WIDGETS,
}

# Widgets of all kinds, as there are of each on a desktop.
OF_ALL_KINDS = frozenset({"Dashboard.widgets", "Dashboard.hiddenWidgets", "BlockPreview.before", "BlockPreview.after"})

# What counts by itself, besides pages.
WEIGHTS = {"explain": EXPLANATION, "rowCount": PAGE_OF_RECORDS}

LENGTHS: dict[str, int | Length] = {
    "Dashboard.widgets": WIDGETS,
    "Dashboard.hiddenWidgets": WIDGETS,
    "ReportFieldSettingsPreview.blocks": WIDGETS,
    "Metric.secondary": 3,
    "Metric.trend": STEPS,
    "Metric.previousTrend": STEPS,
    "SeriesWidget.series": 5,
    "Series.points": STEPS,
    "BreakdownWidget.slices": 10,
    "MatrixWidget.cells": 30,
    "FunnelWidget.funnels": 3,
    "Funnel.steps": 8,
    "Funnel.lost": 8,
    "TableWidget.totals": 3,
    "TableWidget.rows": 20,
    "TableRow.values": 3,
    "TableValue.parts": 1,
}
