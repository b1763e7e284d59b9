"""What there is to know of a value that rows have, whether it is declared or a custom field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from resolvers.catalog.aggregate import Aggregate, Operand
from resolvers.catalog.attribute import Attribute
from resolvers.catalog.dimension import Category, Dimension, by_flag
from resolvers.catalog.measure import Unit
from resolvers.catalog.people import People, Team
from resolvers.catalog.report import Need
from resolvers.configuration import Configuration
from resolvers.declared import Meaning
from resolvers.language import Language
from resolvers.report_definitions.vocabulary.dataset import COUNTED, ReportDataset
from resolvers.report_definitions.vocabulary.operator import ValueKind
from resolvers.report_definitions.vocabulary.time import ReportTime

Rows = Mapping[ReportDataset, frozenset[ReportTime]]
"""The datasets that have an attribute, each with the times by which rows are chosen that have it."""


class Referred(StrEnum):
    """What ids of values refer to, by the API's names of types."""

    DEAL_TYPE = "DealType"
    STAGE = "Stage"
    ACTIVITY_TYPE = "ActivityType"
    OPTION = "FieldOption"
    USER = "User"
    DEPARTMENT = "Department"
    GROUP = "Group"
    CONTACT = "Contact"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What the categories of a dimension depend on besides the configuration: who works in the company, who reads, of which rows."""

    people: People
    language: Language
    dataset: ReportDataset


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeSpec(Meaning):
    """One value that rows have.

    ``of`` is its SQL, and says which datasets have it; ``rows`` says so where that is not all. ``dimension`` is what rows are broken
    down by, if they can be; by a flag always. ``is_counted``: DISTINCT counts its values. ``needs`` are the settings without which it
    cannot be told. ``teams``: its values are departments or groups, which stand for the people in them. ``lookup_cost`` is what looking
    it up for each row costs, in plain counts.
    """

    of: Attribute
    kind: ValueKind
    rows: Rows = field(default_factory=dict[ReportDataset, frozenset[ReportTime]])
    dimension: Dimension | Callable[[Breakdown], Dimension] | None = None
    refers_to: Referred | None = None
    is_counted: bool = False
    unit: Unit = Unit.NUMBER
    needs: Mapping[ReportDataset, tuple[Need, ...]] = field(default_factory=dict[ReportDataset, tuple[Need, ...]])
    teams: Callable[[People], Sequence[Team]] | None = None
    lookup_cost: int = 0

    def __post_init__(self) -> None:
        if not self.rows:
            object.__setattr__(self, "rows", rows_of(each for each in COUNTED if each.rows in self.of.of))
        if self.dimension is None and self.kind is ValueKind.FLAG:
            object.__setattr__(self, "dimension", by_flag(self.of.key, self.label, self.of))

    def is_of(self, dataset: ReportDataset, time: ReportTime) -> bool:
        """Whether these rows have it."""
        return time in self.rows.get(dataset, ())

    def dimension_of(self, breakdown: Breakdown) -> Dimension:
        """What rows are broken down by. Raises LookupError where they cannot be."""
        if self.dimension is None:
            raise LookupError(f"rows are not broken down by {self.of.key}")
        return self.dimension if isinstance(self.dimension, Dimension) else self.dimension(breakdown)

    @property
    def aggregates(self) -> tuple[Aggregate, ...]:
        """What numbers can be taken of it."""
        return _aggregates(self.kind is ValueKind.NUMBER, self.is_counted)

    @property
    def names(self) -> Sequence[Category]:
        """The names it can have: of those that are the same in every company, as the keys of categories."""
        if self.kind is not ValueKind.NAME or not isinstance(self.dimension, Dimension):
            return ()
        return self.dimension.categories(NOTHING_SET)


@lru_cache
def _aggregates(is_number: bool, is_category: bool) -> tuple[Aggregate, ...]:
    taken = {Operand.NUMBERS: is_number, Operand.CATEGORIES: is_category}
    return tuple(each for each in Aggregate if taken.get(each.spec.takes, False))


def rows_of(datasets: Iterable[ReportDataset], times: Iterable[ReportTime] = ReportTime) -> Rows:
    """The rows of these datasets, as far as they can be chosen by these times."""
    chosen = frozenset(times)
    return {dataset: frozenset(time for time in chosen if dataset in time.spec.datasets) for dataset in datasets}


NOTHING_SET = Configuration(0, {}, {}, {}, (), ())
