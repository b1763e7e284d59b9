"""Ways to draw a report: each is declared once, over the shape of answer that it is drawn from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from resolvers.declared import Declared, Meaning
from resolvers.language import LocalizedText


class WidgetKind(StrEnum):
    """Which shape a report's answer has."""

    METRIC = "METRIC"
    SERIES = "SERIES"
    BREAKDOWN = "BREAKDOWN"
    MATRIX = "MATRIX"
    FUNNEL = "FUNNEL"
    FEED = "FEED"
    TABLE = "TABLE"


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in cells of the desktop's grid of 12 columns."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisualisationSpec(Meaning):
    """One way to draw: the shape of answer it takes, and the size it has where nobody chose one.

    ``has_target``: the number is held against a target. ``shows_shares``: of parts of a whole, so that its number must add up.
    """

    kind: WidgetKind
    size: Size
    has_target: bool = False
    shows_shares: bool = False


class Visualisation(Declared):
    """How a report is drawn, in the order in which it is offered; a block that says nothing is drawn the first way its kind can be."""

    NUMBER = (
        "NUMBER",
        VisualisationSpec(
            label=LocalizedText("Number", "Число"),
            description=LocalizedText("A number: MetricWidget.", "Число."),
            kind=WidgetKind.METRIC,
            size=Size(3, 2),
        ),
    )
    GAUGE = (
        "GAUGE",
        VisualisationSpec(
            label=LocalizedText("Number with a target", "Число с целью"),
            words=LocalizedText("gauge", "индикатор цели"),
            description=LocalizedText("A number against a target: MetricWidget.", "Число рядом с целью."),
            kind=WidgetKind.METRIC,
            size=Size(3, 3),
            has_target=True,
        ),
    )
    SERIES = (
        "SERIES",
        VisualisationSpec(
            label=LocalizedText("Chart over time", "График по времени"),
            description=LocalizedText("A chart over time: SeriesWidget.", "График по времени."),
            kind=WidgetKind.SERIES,
            size=Size(6, 4),
        ),
    )
    BARS = (
        "BARS",
        VisualisationSpec(
            label=LocalizedText("Bars", "Столбцы"),
            description=LocalizedText("Bars: BreakdownWidget.", "Столбцы."),
            kind=WidgetKind.BREAKDOWN,
            size=Size(6, 4),
        ),
    )
    PIE = (
        "PIE",
        VisualisationSpec(
            label=LocalizedText("Pie", "Круг"),
            words=LocalizedText("pie", "круговая диаграмма"),
            description=LocalizedText("A pie: BreakdownWidget.", "Круговая диаграмма."),
            kind=WidgetKind.BREAKDOWN,
            size=Size(4, 4),
            shows_shares=True,
        ),
    )
    FUNNEL = (
        "FUNNEL",
        VisualisationSpec(
            label=LocalizedText("Funnel", "Воронка"),
            description=LocalizedText("Funnels: FunnelWidget.", "Воронки."),
            kind=WidgetKind.FUNNEL,
            size=Size(6, 5),
        ),
    )
    MATRIX = (
        "MATRIX",
        VisualisationSpec(
            label=LocalizedText("Matrix", "Матрица"),
            description=LocalizedText("A matrix: MatrixWidget.", "Матрица."),
            kind=WidgetKind.MATRIX,
            size=Size(6, 5),
        ),
    )
    TABLE = (
        "TABLE",
        VisualisationSpec(
            label=LocalizedText("Table", "Таблица"),
            description=LocalizedText("A table: TableWidget.", "Таблица."),
            kind=WidgetKind.TABLE,
            size=Size(6, 5),
        ),
    )
    FEED = (
        "FEED",
        VisualisationSpec(
            label=LocalizedText("Feed of events", "Лента событий"),
            words=LocalizedText("feed", "лента"),
            description=LocalizedText("A feed of events: FeedWidget.", "Лента событий."),
            kind=WidgetKind.FEED,
            size=Size(6, 5),
        ),
    )

    def __init__(self, _name: str, spec: VisualisationSpec) -> None:
        self.spec: Final = spec

    @property
    def kind(self) -> WidgetKind:
        """The shape of the answer it is drawn from."""
        return self.spec.kind
