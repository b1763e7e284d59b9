"""The shape of a scan: all that decides its SQL's text."""

from dataclasses import dataclass
from functools import cached_property

from resolvers.catalog.attribute import BUCKET, Attribute
from resolvers.catalog.condition import Shape
from resolvers.catalog.measure import Measure
from resolvers.catalog.population import OverTime, Population
from resolvers.catalog.type_fields import SettingsShape

Dimensions = tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class FromCells:
    """What of a scan of cells changes its text: whether choice fields are looked at, whether a bound cuts a day, whether of a stage
    nothing matters but its outcome, whether they are those of departments, whether these are read of others than their members, and
    whether cells are read that tell outcomes.
    """

    has_facets: bool
    has_edges: bool
    is_of_outcomes: bool
    is_of_departments: bool = False
    has_others: bool = False
    is_by_outcome: bool = False


@dataclass(frozen=True)
class ScanShape:
    """Which rows, whose, grouped by which sets of dimensions and in which categories, the columns (measures under conditions), and what
    must hold of the rows of all of them.

    ``sees_all``: the viewer sees all contacts, whose rows they see aside. ``from_cells``: cells have what is asked for.
    """

    population: Population
    whole_company: bool
    sees_all: bool
    sets: tuple[Dimensions, ...]
    columns: tuple[tuple[Measure, tuple[Shape, ...]], ...]
    settings: SettingsShape
    categories: tuple[Attribute, ...]
    tests: tuple[Shape, ...] = ()
    of_one_person: bool = False
    from_cells: "FromCells | None" = None

    @cached_property
    def dimensions(self) -> Dimensions:
        """Every dimension of the sets, once."""
        return all_dimensions(self.sets)

    @cached_property
    def grouped_first(self) -> Dimensions:
        """What rows are grouped by before dimensions are worked out that follow from it; nothing where there are none, or their
        figures do not add up.
        """
        if self.is_by_funnel or self.categories or not all(measure.spec.is_additive for measure, _ in self.columns):
            return ()
        if not any(d.follows_from for d in self.dimensions):
            return ()
        return tuple(dict.fromkeys(each for d in self.dimensions for each in d.follows_from or (d,)))

    @cached_property
    def is_by_funnel(self) -> bool:
        """Whether cells are read that tell what follows from where a deal has stood, which otherwise is worked out of each trail."""
        has_outcomes = self.from_cells is not None and self.from_cells.is_by_outcome
        return has_outcomes and any(each.follows_from for each in self.dimensions)

    @cached_property
    def is_stock_by_step(self) -> bool:
        """Whether it is all that ever came, by steps of time and nothing else that is apart from them."""
        is_stock = self.population.over_time is OverTime.CUMULATIVE
        is_by_step = not self.categories and len(self.sets) == 1 and BUCKET in self.dimensions
        # Cells that came before are few.
        return is_stock and is_by_step and self.from_cells is None

    @cached_property
    def attributes(self) -> frozenset[Attribute]:
        """What its rows must have."""
        measured = {attribute for measure, _ in self.columns for attribute in measure.attributes}
        tests = (*self.tests, *(shape for _, shapes in self.columns for shape in shapes))
        tested = {attribute for shape in tests for attribute in shape.attributes}
        dimensions = self.grouped_first or self.dimensions
        return frozenset((*dimensions, *self.categories, *measured, *tested))


def all_dimensions(sets: tuple[Dimensions, ...]) -> Dimensions:
    """Every dimension of the sets, once."""
    return tuple(dict.fromkeys(d for chosen in sets for d in chosen))
