"""What each shape of answer takes: every way of drawing it asks for no less and no more."""

from collections.abc import Mapping
from dataclasses import dataclass

from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.visualisation import Visualisation, WidgetKind
from resolvers.language import LocalizedText
from resolvers.report_definitions.vocabulary.dataset import COUNTED, ReportDataset
from resolvers.report_definitions.vocabulary.time import ReportTime


@dataclass(frozen=True, slots=True)
class Shape:
    """From ``least`` to ``most`` dimensions, one of them time if it goes ``over_time``.

    ``demand`` says in words what else it takes, where that is not all datasets, times and aggregates.
    """

    least: int
    most: int
    over_time: bool = False
    datasets: tuple[ReportDataset, ...] = COUNTED
    times: tuple[ReportTime, ...] = tuple(ReportTime)
    aggregates: tuple[Aggregate, ...] = tuple(Aggregate)
    demand: LocalizedText | None = None


_SHAPES: Mapping[WidgetKind, Shape] = {
    WidgetKind.METRIC: Shape(0, 0),
    WidgetKind.SERIES: Shape(1, 2, over_time=True),
    WidgetKind.BREAKDOWN: Shape(1, 1),
    WidgetKind.MATRIX: Shape(2, 2),
    WidgetKind.FUNNEL: Shape(
        0,
        0,
        datasets=(ReportDataset.DEALS,),
        times=(ReportTime.CREATED,),
        aggregates=(Aggregate.COUNT,),
        demand=LocalizedText(
            "A funnel is of deals, by when they were created, and of their count.",
            "Воронка строится по сделкам, по времени создания и по количеству.",
        ),
    ),
    WidgetKind.TABLE: Shape(0, 2),
    WidgetKind.FEED: Shape(0, 0, datasets=(ReportDataset.EVENTS,), times=(ReportTime.CREATED,), aggregates=()),
}


def shape_of(visualisation: Visualisation) -> Shape:
    """What a way of drawing takes."""
    return _SHAPES[visualisation.kind]
