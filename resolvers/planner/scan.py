"""A scan: one pass over the rows of a population, for all figures that can share it."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from models.cell import SOURCE_FACET
from permissions.rows import DataScope
from resolvers import limits
from resolvers.catalog.attribute import Attribute
from resolvers.catalog.condition import RowTest, named_params
from resolvers.catalog.dataset import STAGE_CHANGES, TRANSITIONS
from resolvers.catalog.measure import Measure
from resolvers.catalog.population import OverTime, Population
from resolvers.catalog.type_fields import SettingsShape
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets
from resolvers.period import Interval
from resolvers.planner.cell_choice import choose_cells
from resolvers.planner.cell_rows import cells_of
from resolvers.planner.one_person import read_by
from resolvers.planner.period_params import period_params
from resolvers.planner.picking import picker
from resolvers.planner.scan_shape import Dimensions, ScanShape, all_dimensions
from resolvers.planner.scan_text import scan_text
from resolvers.planner.unfolded import UNFOLDED
from resolvers.statement import Part

_LEDGER = (TRANSITIONS, STAGE_CHANGES)
# PostgreSQL takes 31 arguments of GROUPING and 100 of a function: here those of a row, in which a dimension may stand with its name.
_MOST_DIMENSIONS = 16
_MOST_COLUMNS = 60
# Every column is computed for every set, wanted there or not: beyond this a further pass costs less.
_MOST_AGGREGATES = 300


@dataclass(frozen=True, slots=True)
class ByCategory:
    """A dimension by the numbers of its categories, each a list of the attribute's values; a row stands in each that has its value.

    For figures that cannot be put together from those of single values. In a scan of such rows no others can be counted.
    """

    attribute: Attribute
    values: tuple[tuple[object, ...], ...]

    def params(self, number: int) -> dict[str, object]:
        """The parameters of the relation of this number: values beside the categories they are in, and which has what is empty."""
        pairs = [(v, n) for n, values in enumerate(self.values) for v in values if v is not None]
        return {
            f"values_{number}": [value for value, _ in pairs],
            f"categories_{number}": [category for _, category in pairs],
            f"empty_{number}": next((n for n, values in enumerate(self.values) if None in values), None),
        }


@dataclass(frozen=True, slots=True)
class Groups:
    """What a scan found: its columns by set of dimensions and their values, then the numbers of categories; and the names of
    open-ended ones' values.

    A name is empty where the viewer does not see what has it.
    """

    rows: dict[Dimensions, dict[tuple[Any, ...], list[Any]]]
    names: dict[Attribute, dict[Any, str | None]]


@dataclass(frozen=True, slots=True)
class TooManyGroups:
    """A scan falls into more groups than anybody can read."""


Found = Groups | TooManyGroups


@dataclass(frozen=True, slots=True)
class ScanKey:
    """What figures must have in common to be read in one pass: the rows, the period, whose, its buckets, and in which categories.

    Of the rows only those of which all ``tests`` hold.
    """

    population: Population
    interval: Interval
    scope: DataScope
    buckets: Buckets | None
    categories: tuple[ByCategory, ...] = ()
    tests: tuple[RowTest, ...] = ()

    def __hash__(self) -> int:
        # Nearly as good as all of it, and every figure looks it up: a head's people alone may be hundreds.
        return hash((self.population, self.interval, self.categories, self.tests))


@dataclass(slots=True)
class Scan:
    """What is asked of one pass: the sets of dimensions to group by, as `by_attributes` writes them, and the columns.

    ``told_apart``: by which fields cells have to tell all of it apart; ``None`` where they do not have it, or there are none.
    A column is a measure under conditions. ``said`` is what the database said last, as it is written: the same object for as long as it
    says the same, be it in another order.
    ``is_from_cells``: cells were asked; ``is_by_source_facet``: for their facet of sources; ``is_by_outcome``: those that tell
    outcomes; ``cell_departments``: those of these departments.
    """

    key: ScanKey
    told_apart: frozenset[Attribute] | None = None
    sets: dict[Dimensions, None] = field(default_factory=dict[Dimensions, None])
    columns: dict[tuple[Measure, tuple[RowTest, ...]], int] = field(
        default_factory=dict[tuple[Measure, tuple[RowTest, ...]], int]
    )
    said: str | None = None
    is_from_cells: bool = False
    is_by_source_facet: bool = False
    is_by_outcome: bool = False
    cell_departments: tuple[int, ...] = ()
    _said_last: str | None = None
    _found: Found | None = None

    def has_room(self, chosen: Dimensions, column: tuple[Measure, tuple[RowTest, ...]]) -> bool:
        """Whether a set and a column can be added without making the scan too wide."""
        if chosen in self.sets and column in self.columns:
            return True
        sets = self.sets if chosen in self.sets else (*self.sets, chosen)
        columns = len(self.columns) + (column not in self.columns)
        # What follows from groups of rows is worth a pass of its own: together with others the groups would be as many as the rows.
        is_followed = {any(each.follows_from for each in some) for some in sets}
        return (
            len(is_followed) == 1
            and len(all_dimensions(tuple(sets))) <= _MOST_DIMENSIONS
            and columns <= _MOST_COLUMNS
            and len(sets) * columns <= _MOST_AGGREGATES
        )

    @property
    def read_sets(self) -> tuple[Dimensions, ...]:
        """The sets that the database groups by.

        Of all that ever came each further set costs another pass; one that is part of another is put together from it where it can be.
        """
        sets = tuple(self.sets)
        is_flow = self.key.population.over_time is not OverTime.CUMULATIVE
        if is_flow or any(measure.spec.merge is None for measure, _ in self.columns):
            return sets
        return tuple(each for each in sets if not any(set(each) < set(other) for other in sets))

    def set_with(self, chosen: Dimensions) -> Dimensions:
        """The set that is read for the one asked for."""
        return (
            next(each for each in self.read_sets if set(chosen) <= set(each))
            if chosen not in self.read_sets
            else chosen
        )

    @property
    def moves_since(self) -> datetime | None:
        """From when on it asks for one person's moves, if it does."""
        is_of_moves = self.key.population.over_time is OverTime.FLOW and self.key.population.dataset in _LEDGER
        return self.key.interval.start if is_of_moves and self._is_of_one_person else None

    @property
    def _is_of_one_person(self) -> bool:
        return self.key.scope.people is not None and len(self.key.scope.people) == 1

    def part(self, configuration: Configuration, shape: SettingsShape, since: datetime | None) -> Part:
        """The scan as a part of a statement; ``since`` is the earliest `moves_since` of the statement's scans."""
        of = ScanShape(
            self.key.population,
            self.key.scope.people is None,
            self.key.scope.seen is None,
            self.read_sets,
            tuple((measure, tuple(test.shape for test in where)) for measure, where in self.columns),
            shape,
            tuple(each.attribute for each in self.key.categories),
            tuple(test.shape for test in self.key.tests),
            self._is_of_one_person,
        )
        common = period_params(self.key.population, self.key.interval, self.key.scope, self.key.buckets, configuration)
        tests = (*self.key.tests, *(test for _, where in self.columns for test in where))
        cells = choose_cells(of, self.key.interval, self.key.buckets, tests, configuration, self.key.scope)
        if cells is not None:
            of = replace(of, from_cells=cells.shape)
            common |= cells.params
        params = named_params("t", self.key.tests)
        for (_, where), place in self.columns.items():
            params.update(named_params(f"c{place}_", where))
        for number, category in enumerate(self.key.categories):
            params.update(category.params(number))
        if cells is not None and cells.facets:
            params["facets"] = list(cells.facets)
        self.is_from_cells = cells is not None
        self.is_by_source_facet = cells is not None and SOURCE_FACET in cells.facets
        self.is_by_outcome = cells is not None and cells.shape.is_by_outcome
        self.cell_departments = cells.people.departments if cells is not None else ()
        text = scan_text(of)
        beside = read_by(text) if cells is None else UNFOLDED[cells_of(of).sql.kind]
        if cells is None and beside:
            common["since"] = since
        return Part(text, params, common, beside, is_text=True)

    def read(self, text: str | None) -> None:
        """The part's value."""
        if text == self._said_last:
            return
        if not _is_in_another_order(self._said_last, text):
            self.said, self._found = text, None
        self._said_last = text

    @property
    def found(self) -> Found:
        """What was said by set of dimensions, then by their values; kept until it is forgotten."""
        if self._found is None:
            rows = _rows_of(self.said)
            self._found = TooManyGroups() if len(rows) > limits.MAX_GROUPS else self._groups(rows)
        return self._found

    def forget(self) -> None:
        """Keeps what was said alone, which takes a tenth of what is made of it."""
        self._found = None

    def _groups(self, rows: list[list[Any]]) -> Groups:
        dimensions = all_dimensions(self.read_sets)
        width, categories = len(dimensions), len(self.key.categories)
        places = {
            chosen: [*(1 + dimensions.index(d) for d in chosen), *range(1 + width, 1 + width + categories)]
            for chosen in self.read_sets
        }
        named = [d for d in dimensions if d.is_open_ended]
        found = Groups({chosen: {} for chosen in self.read_sets}, {d: {} for d in named})
        by_mask = {_mask(dimensions, chosen): (found.rows[chosen], picker(places[chosen])) for chosen in self.read_sets}
        after = 1 + width + categories
        for row in rows:
            of_set, pick = by_mask[row[0]]
            of_set[pick(row)] = row[after:]
        for place, dimension in enumerate(named, start=-len(named)):
            value = 1 + dimensions.index(dimension)
            found.names[dimension].update((row[value], row[place]) for row in rows)
        return found


def _rows_of(text: str | None) -> list[list[Any]]:
    return [] if text is None else json.loads(text, parse_float=Decimal)


def _is_in_another_order(before: str | None, text: str | None) -> bool:
    """Whether the rows of a text are those of the one before, to the letter: another plan tells them in another order, and connections
    have plans of their own."""
    if before is None or text is None or len(before) != len(text):
        return False
    return sorted(map(repr, _rows_of(text))) == sorted(map(repr, _rows_of(before)))


def by_attributes(dimensions: Dimensions) -> Dimensions:
    """The set of dimensions to group by, in one order whatever the order asked for: the database tells sets apart, not lists.

    Two dimensions may look at one attribute: departments and their people do.
    """
    if len(dimensions) < 2:
        return dimensions
    return tuple(sorted(set(dimensions), key=lambda attribute: attribute.key))


def _mask(dimensions: Dimensions, chosen: Dimensions) -> int:
    """What SQL's ``GROUPING`` says of a set: a bit for each dimension that is not in it, the first the highest."""
    mask = 0
    for dimension in dimensions:
        mask = mask * 2 + (dimension not in chosen)
    return mask
