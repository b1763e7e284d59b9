"""Reports: a measure over a population, broken down, and how it is drawn. A block of the desktop is a report we ship."""

from dataclasses import dataclass
from enum import StrEnum

from resolvers.catalog.condition import Condition
from resolvers.catalog.dimension import Dimension
from resolvers.catalog.measure import COUNT, Measure
from resolvers.catalog.population import Population
from resolvers.language import Text


class WidgetKind(StrEnum):
    """How a report is drawn, and which shape its answer has."""

    METRIC = "METRIC"
    SERIES = "SERIES"
    BREAKDOWN = "BREAKDOWN"
    MATRIX = "MATRIX"
    FUNNEL = "FUNNEL"
    FEED = "FEED"


class Need(StrEnum):
    """A setting without which a report cannot be right."""

    SUCCESS_STAGES = "SUCCESS_STAGES"
    FAILURE_STAGES = "FAILURE_STAGES"
    PRICE_FIELDS = "PRICE_FIELDS"
    DEAL_SOURCE_FIELD = "DEAL_SOURCE_FIELD"
    ACTIVITY_SOURCE_FIELD = "ACTIVITY_SOURCE_FIELD"


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A number beside the main one: a count of the report's own rows under a further condition, or of other rows."""

    key: str
    label: Text
    where: tuple[Condition, ...] = ()
    rows: Population | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in cells of the desktop's grid of 12 columns."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One declaration; SQL, chart, drill-down, explanation and documentation follow from it.

    ``rule`` says in words what is counted, ``example`` works a small case for the documentation. ``rises_well`` tells whether more is
    better. ``rows`` is empty for the feed, which is no figure.
    """

    key: str
    title: Text
    description: Text
    rule: Text
    example: Text
    kind: WidgetKind
    size: Size
    rows: Population | None = None
    measure: Measure = COUNT
    where: tuple[Condition, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    secondary: tuple[Figure, ...] = ()
    needs: tuple[Need, ...] = ()
    rises_well: bool = True
