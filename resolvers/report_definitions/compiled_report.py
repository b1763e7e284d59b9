"""A report as it is computed: measures over populations, and what they are broken down by."""

from dataclasses import dataclass, field

from resolvers.catalog.condition import RowTest
from resolvers.catalog.dimension import Dimension
from resolvers.catalog.measure import COUNT, Measure, Unit
from resolvers.catalog.population import Population
from resolvers.catalog.visualisation import WidgetKind
from resolvers.granularity import Granularity
from resolvers.language import LocalizedText
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.situation import Situation
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute

NO_WORDS = LocalizedText("", "")


@dataclass(frozen=True, slots=True, eq=False)
class SimpleMetric:
    """A measure over a population, under conditions: what the planner computes."""

    rows: Population
    measure: Measure = COUNT
    where: tuple[RowTest, ...] = ()

    @property
    def terms(self) -> "tuple[SimpleMetric, ...]":
        """What is computed: itself."""
        return (self,)

    @property
    def unit(self) -> Unit:
        """What it is counted in."""
        return self.measure.unit


@dataclass(frozen=True, slots=True, eq=False)
class RatioMetric:
    """One term divided by another, rounded to so many decimals: an average or a ratio."""

    part: SimpleMetric
    whole: SimpleMetric
    unit: Unit
    decimals: int
    # An average is taken of the rows it divides by, so they are behind it with what they add up to.
    is_average: bool = False

    @property
    def terms(self) -> tuple[SimpleMetric, ...]:
        """What is computed: the one above and the one below."""
        return self.part, self.whole


@dataclass(frozen=True, slots=True, eq=False)
class MetricColumn:
    """A number of a report. ``counts_returned``: it counts those of the report's rows that have left the outcome again."""

    key: str
    label: LocalizedText
    of: SimpleMetric | RatioMetric
    counts_returned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledReport:
    """An entry of the catalogue with its figures, the main one first, for whoever looks. ``rule`` says in words what is counted.

    A feed has no figures, nor has what is not computed. Two of the same entry in the same situation are the same.
    """

    entry: CatalogEntry
    situation: Situation | None = None
    rule: LocalizedText = field(default=NO_WORDS, compare=False)
    figures: tuple[MetricColumn, ...] = field(default=(), compare=False)
    dimensions: tuple[Dimension, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """The key of its widget."""
        return self.entry.key

    @property
    def title(self) -> LocalizedText:
        """What it is called."""
        return self.entry.title

    @property
    def kind(self) -> WidgetKind:
        """The shape of its answer."""
        return self.entry.kind

    @property
    def definition(self) -> ReportDefinition:
        """What it asks for."""
        return self.entry.definition

    @property
    def main(self) -> SimpleMetric | RatioMetric:
        """The main figure. Raises LookupError for the feed, which counts nothing."""
        if not self.figures:
            raise LookupError(f"{self.key} has no figures")
        return self.figures[0].of

    @property
    def secondary(self) -> tuple[MetricColumn, ...]:
        """The figures beside the main one."""
        return self.figures[1:]

    @property
    def step(self) -> Granularity | None:
        """The step of time that it asks for; none where it follows the desktop."""
        steps = (d.step for d in self.definition.dimensions if d.of.attribute is ReportAttribute.TIME)
        return next(steps, None)
