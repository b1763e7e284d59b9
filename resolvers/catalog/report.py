"""Reports: a measure over a population, broken down, and how it is drawn. A block of the desktop is a report we ship."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from resolvers.catalog.condition import RowTest
from resolvers.catalog.dimension import Dimension
from resolvers.catalog.measure import COUNT, Measure, Unit
from resolvers.catalog.population import Population
from resolvers.catalog.visualisation import Size, Visualisation, WidgetKind
from resolvers.granularity import Granularity
from resolvers.language import LocalizedText
from resolvers.period import PeriodDefinition


class Need(StrEnum):
    """A setting without which a report cannot be right."""

    SUCCESS_STAGES = "SUCCESS_STAGES"
    FAILURE_STAGES = "FAILURE_STAGES"
    PRICE_FIELDS = "PRICE_FIELDS"
    DEAL_SOURCE_FIELD = "DEAL_SOURCE_FIELD"
    ACTIVITY_SOURCE_FIELD = "ACTIVITY_SOURCE_FIELD"


class SortBy(StrEnum):
    """What rows or slices stand in order of: a measure's value, their names, or the order the company gave them."""

    VALUE = "VALUE"
    NAME = "NAME"
    POSITION = "POSITION"


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of rows or slices; ``measure`` is the index of the measure, for VALUE."""

    by: SortBy = SortBy.VALUE
    measure: int = 0
    is_descending: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class SimpleMetric:
    """A measure over a population, under conditions: what the planner computes."""

    rows: Population
    measure: Measure = COUNT
    where: tuple[RowTest, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class RatioMetric:
    """One term divided by another, rounded to so many decimals: an average or a ratio."""

    part: SimpleMetric
    whole: SimpleMetric
    unit: Unit
    decimals: int
    # An average is taken of the rows it divides by, so they are behind it with what they add up to.
    is_average: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class MetricColumn:
    """A number beside the main one: of the report's own rows under a further condition, or whatever ``of`` says instead."""

    key: str
    label: LocalizedText
    where: tuple[RowTest, ...] = ()
    rows: Population | None = None
    of: SimpleMetric | RatioMetric | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CompiledReport:
    """One declaration; SQL, chart, drill-down, explanation and documentation follow from it.

    ``rule`` says in words what is counted, ``example`` works a small case for the documentation.
    ``higher_is_better`` tells whether more is better. ``rows`` is empty for the feed, which is no figure.

    What only reports that people make have: ``quotient``, a main figure that is no single term; ``main_label``, what the main figure
    is called; ``sort`` and ``limit`` of rows and slices; ``step`` of time; a ``target``; a ``period`` of their own;
    ``archived_fields`` (ids) that they cannot do without.
    """

    key: str
    title: LocalizedText
    description: LocalizedText
    rule: LocalizedText
    example: LocalizedText
    kind: WidgetKind
    size: Size
    rows: Population | None = None
    measure: Measure = COUNT
    where: tuple[RowTest, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    secondary: tuple[MetricColumn, ...] = ()
    needs: tuple[Need, ...] = ()
    higher_is_better: bool = True
    drawn_as: Visualisation | None = None
    quotient: RatioMetric | None = None
    main_label: LocalizedText | None = None
    sort: Sort | None = None
    limit: int | None = None
    step: Granularity | None = None
    target: Decimal | None = None
    period: PeriodDefinition | None = None
    archived_fields: tuple[int, ...] = ()

    @property
    def visualisation(self) -> Visualisation:
        """How it is drawn; where nothing is said, the first way there is for its kind of answer."""
        return self.drawn_as or next(each for each in Visualisation if each.kind is self.kind)

    @property
    def main(self) -> SimpleMetric | RatioMetric:
        """The main figure. Raises LookupError for the feed, which counts nothing."""
        if self.quotient is not None:
            return self.quotient
        if self.rows is None:
            raise LookupError(f"{self.key} has no rows")
        return SimpleMetric(self.rows, self.measure, self.where)

    @property
    def figures(self) -> tuple[MetricColumn, ...]:
        """The main figure and those beside it: the columns of a table."""
        return (MetricColumn("main", self.main_label or self.title, of=self.main), *self.secondary)

    def term_of(self, figure: MetricColumn) -> SimpleMetric | RatioMetric:
        """What a figure is computed as."""
        if figure.of is not None:
            return figure.of
        if figure.rows is not None:
            return SimpleMetric(figure.rows, COUNT, figure.where)
        if self.rows is None:
            raise LookupError(f"{self.key} has no rows")
        return SimpleMetric(self.rows, COUNT, (*self.where, *figure.where))
