"""What a widget shows, in plain data: each number with the selection of the rows behind it, made once somebody asks for it.

Two numbers are two although they are equal: each of them has a place in its widget, by which it can be asked for (`numbers.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from resolvers.catalog.dimension import Category, Dimension
from resolvers.catalog.measure import Unit
from resolvers.configuration import DealTypeConfig, StageConfig
from resolvers.dashboard.points import PointData, Points
from resolvers.exact import ZERO
from resolvers.granularity import Granularity
from resolvers.language import LocalizedText
from resolvers.planner.selection import Selection

# Of a thousand numbers the rows of one are opened: how to find a selection is kept with each number, and not the selection.
FindSelection = Callable[[], Selection]


class _Counted:
    """What has rows behind it."""

    __slots__ = ()
    find_selection: FindSelection

    def selection(self, now: datetime) -> Selection:
        """The rows behind it, of what is compared up to now."""
        return self.find_selection().as_of(now)


@dataclass(frozen=True, slots=True)
class Change:
    """Against the compared period: the difference, and in percent of the base; ``None`` where the base is 0."""

    absolute: Decimal
    percent: Decimal | None


@dataclass(frozen=True, slots=True, eq=False)
class FigureData(_Counted):
    """A number beside the main one. ``value`` is empty where there is nothing to compute it from: an average of nothing."""

    key: str
    label: LocalizedText
    value: Decimal | None
    unit: Unit
    find_selection: FindSelection


@dataclass(frozen=True, slots=True)
class NumberData(_Counted):
    """A number that has no place yet, and what it was divided from, if it is a ratio. ``value``: as of a figure."""

    value: Decimal | None
    find_selection: FindSelection
    parts: tuple[FigureData, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class MetricData(_Counted):
    """A figure with what it is compared with. ``without_price`` counts the deals that add nothing, or are left out, without a price,
    ``without_rate`` those for want of a rate to convert it by, ``converted`` those that add what it comes to by one.

    ``value`` is empty where there is nothing to compute it from. ``target`` is what it aims at, if anything.
    """

    value: Decimal | None
    unit: Unit
    previous: Decimal | None
    change: Change | None
    secondary: tuple[FigureData, ...]
    trend: Points
    previous_trend: Points
    without_price: Decimal
    find_selection: FindSelection
    target: Decimal | None = None
    without_rate: Decimal = ZERO
    converted: Decimal = ZERO

    @property
    def size(self) -> int:
        """How many numbers it is."""
        return 1 + len(self.secondary) + len(self.trend) + len(self.previous_trend)


@dataclass(frozen=True, slots=True, eq=False)
class SeriesData(_Counted):
    """One line or stack of a chart over time; the selection is behind its total."""

    category: Category
    total: Decimal | None
    points: Points
    find_selection: FindSelection


@dataclass(frozen=True, slots=True, eq=False)
class SliceData(_Counted):
    """One part of a whole; ``share`` is a ratio of the total to four decimals, empty where parts do not add up to it."""

    category: Category
    value: Decimal | None
    share: Decimal | None
    find_selection: FindSelection


@dataclass(frozen=True, slots=True, eq=False)
class CellData(_Counted):
    """One cell of a matrix, by the keys of its row and column."""

    row: Category
    column: Category
    value: Decimal | None
    find_selection: FindSelection


@dataclass(frozen=True, slots=True, eq=False)
class FunnelStepData(_Counted):
    """How many deals of the cohort reached a stage or one further on, and what they are worth (``None`` where their
    type has no price settings); shares are ratios to four decimals.
    """

    stage: StageConfig
    count: int
    amount: Decimal | None
    share_of_previous: Decimal | None
    share_of_first: Decimal | None
    find_selection: FindSelection


@dataclass(frozen=True, slots=True, eq=False)
class FunnelLossData(_Counted):
    """How many deals of the cohort stand on an unsuccessful stage, by the stage they were lost from (``None``: from none)."""

    lost_from: StageConfig | None
    stage: StageConfig
    count: int
    amount: Decimal | None
    find_selection: FindSelection


@dataclass(frozen=True, slots=True)
class FunnelData:
    """The funnel of one deal type."""

    deal_type: DealTypeConfig
    steps: tuple[FunnelStepData, ...]
    lost: tuple[FunnelLossData, ...]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class _Numbered:
    """What has numbers. Their ``paths`` stay with it once somebody has asked for one (`numbers.path_of`)."""

    paths: dict["CountedData | Points", str] = field(
        default_factory=dict["CountedData | Points", str], init=False, repr=False, compare=False
    )


@dataclass(frozen=True, slots=True)
class MetricResult(_Numbered):
    """What a METRIC widget shows."""

    total: MetricData

    @property
    def size(self) -> int:
        """How many numbers it shows."""
        return self.total.size


@dataclass(frozen=True, slots=True)
class SeriesResult(_Numbered):
    """What a SERIES widget shows; the series add up to the total."""

    total: MetricData
    granularity: Granularity
    series: tuple[SeriesData, ...]

    @property
    def size(self) -> int:
        """How many numbers it shows."""
        return self.total.size + sum(1 + len(series.points) for series in self.series)


@dataclass(frozen=True, slots=True)
class BreakdownResult(_Numbered):
    """What a BREAKDOWN widget shows; the slices add up to the total, largest first unless the report says otherwise."""

    total: MetricData
    slices: tuple[SliceData, ...]

    @property
    def size(self) -> int:
        """How many numbers it shows."""
        return self.total.size + len(self.slices)


@dataclass(frozen=True, slots=True)
class MatrixResult(_Numbered):
    """What a MATRIX widget shows; the cells add up to the total, empty ones are left out."""

    total: MetricData
    rows: tuple[Category, ...]
    columns: tuple[Category, ...]
    cells: tuple[CellData, ...]

    @property
    def size(self) -> int:
        """How many numbers it shows."""
        return self.total.size + len(self.cells)


@dataclass(frozen=True, slots=True)
class FunnelResult(_Numbered):
    """What a FUNNEL widget shows."""

    total: MetricData
    funnels: tuple[FunnelData, ...]

    @property
    def size(self) -> int:
        """How many numbers it shows."""
        return self.total.size + sum(len(funnel.steps) + len(funnel.lost) for funnel in self.funnels)


@dataclass(frozen=True, slots=True)
class ColumnData:
    """A measure of a table."""

    key: str
    label: LocalizedText
    unit: Unit


@dataclass(frozen=True, slots=True, eq=False)
class TableValueData(_Counted):
    """A number of a table, in its column; ``parts`` is what it was divided from, if it is a ratio. ``value``: as of a figure."""

    column: ColumnData
    value: Decimal | None
    parts: tuple[FigureData, ...]
    find_selection: FindSelection


@dataclass(frozen=True, slots=True)
class RowData:
    """A row of a table: a category of each of its dimensions, and a number for each column."""

    categories: tuple[Category, ...]
    values: tuple[TableValueData, ...]


@dataclass(frozen=True, slots=True)
class TableResult(_Numbered):
    """What a TABLE widget shows; ``totals`` are of all its rows, of those that stand in several only once."""

    total: MetricData
    dimensions: tuple[Dimension, ...]
    columns: tuple[ColumnData, ...]
    totals: tuple[TableValueData, ...]
    rows: tuple[RowData, ...]

    @property
    def size(self) -> int:
        """How many numbers it shows."""
        return self.total.size + len(self.columns) * (1 + len(self.rows))


@dataclass(frozen=True, slots=True)
class FeedResult:
    """What a FEED widget shows besides its events."""

    since: datetime
    unread_count: int
    size = 1


WidgetResult = MetricResult | SeriesResult | BreakdownResult | MatrixResult | FunnelResult | TableResult | FeedResult

# What of it is a number of its own, with rows behind it.
CountedData = (
    MetricData
    | FigureData
    | PointData
    | SeriesData
    | SliceData
    | CellData
    | FunnelStepData
    | FunnelLossData
    | TableValueData
)
