"""Any number of a widget, as the type that stands for it in the widget's own fields."""

from typing import assert_never

from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.points import PointData
from resolvers.dashboard.widget_data import (
    CellData,
    CountedData,
    FigureData,
    FunnelLossData,
    FunnelStepData,
    MetricData,
    SeriesData,
    SliceData,
    TableValueData,
)
from resolvers.language import Language
from schema.dashboard.breakdown import show_cell, show_series, show_slice
from schema.dashboard.counted import Counted
from schema.dashboard.funnel import show_loss, show_step
from schema.dashboard.metric import show_figure, show_metric, show_point
from schema.dashboard.table import show_value


def show_number(widget: Widget, data: CountedData, language: Language) -> Counted:
    """The number."""
    match data:
        case MetricData():
            return show_metric(widget, data)
        case FigureData():
            return show_figure(widget, data, language)
        case PointData():
            return show_point(widget, data)
        case SeriesData():
            return show_series(widget, data)
        case SliceData():
            return show_slice(widget, data, language)
        case CellData():
            return show_cell(widget, data)
        case FunnelStepData():
            return show_step(widget, data)
        case FunnelLossData():
            return show_loss(widget, data)
        case TableValueData():
            return show_value(widget, data, language)
        case _:
            assert_never(data)
