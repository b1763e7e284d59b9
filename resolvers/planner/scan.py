"""A scan: one pass over the rows of a population, for all figures that can share it."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Integer,
    Subquery,
    and_,
    bindparam,
    case,
    column,
    func,
    literal_column,
    select,
    tuple_,
)

from models import Contact
from permissions.rows import DataScope, VisibleRows
from resolvers.catalog.attribute import Attribute
from resolvers.catalog.condition import RowTest, Shape, named_params, param_names
from resolvers.catalog.measure import Measure
from resolvers.catalog.population import OverTime, Population
from resolvers.catalog.type_fields import SettingsShape
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets
from resolvers.period import Interval
from resolvers.planner.period_params import period_params
from resolvers.planner.scan_shape import Dimensions, ScanShape, all_dimensions
from resolvers.planner.source import source_of
from resolvers.sql_text import sql_text
from resolvers.statement import Part

# What a company can keep apart on one page; more groups than this say that a report must be narrowed.
MAX_GROUPS = 20_000
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
    """What figures must have in common to be read in one pass: the rows, the period, whose, its buckets, and in which categories."""

    population: Population
    interval: Interval
    scope: DataScope
    buckets: Buckets | None
    categories: tuple[ByCategory, ...] = ()


@dataclass(slots=True)
class Scan:
    """What is asked of one pass: the sets of dimensions to group by, as `by_attributes` writes them, and the columns.

    A column is a measure under conditions.
    """

    key: ScanKey
    sets: dict[Dimensions, None] = field(default_factory=dict[Dimensions, None])
    columns: dict[tuple[Measure, tuple[RowTest, ...]], int] = field(
        default_factory=dict[tuple[Measure, tuple[RowTest, ...]], int]
    )
    found: Found | None = None

    def has_room(self, chosen: Dimensions, column: tuple[Measure, tuple[RowTest, ...]]) -> bool:
        """Whether a set and a column can be added without making the scan too wide."""
        sets, columns = {*self.sets, chosen}, {*self.columns, column}
        return (
            len(all_dimensions(tuple(sets))) <= _MOST_DIMENSIONS
            and len(columns) <= _MOST_COLUMNS
            and len(sets) * len(columns) <= _MOST_AGGREGATES
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

    def part(self, configuration: Configuration, shape: SettingsShape) -> Part:
        """The scan as a part of a statement."""
        text = scan_text(
            ScanShape(
                self.key.population,
                self.key.scope.people is None,
                self.key.scope.seen is None,
                self.read_sets,
                tuple((measure, tuple(test.shape for test in where)) for measure, where in self.columns),
                shape,
                tuple(each.attribute for each in self.key.categories),
            )
        )
        common = period_params(self.key.population, self.key.interval, self.key.scope, self.key.buckets, configuration)
        params: dict[str, object] = {}
        for (_, where), place in self.columns.items():
            params.update(named_params(f"c{place}_", where))
        for number, category in enumerate(self.key.categories):
            params.update(category.params(number))
        return Part(text, params, common)

    def read(self, rows: list[list[Any]] | None) -> None:
        """The part's value by set of dimensions, then by their values."""
        self.found = TooManyGroups() if rows and len(rows) > MAX_GROUPS else self._groups(rows or [])

    def _groups(self, rows: list[list[Any]]) -> Groups:
        dimensions = all_dimensions(self.read_sets)
        width, categories = len(dimensions), len(self.key.categories)
        by_mask = {_mask(dimensions, chosen): chosen for chosen in self.read_sets}
        places = {
            chosen: [*(1 + dimensions.index(d) for d in chosen), *range(1 + width, 1 + width + categories)]
            for chosen in self.read_sets
        }
        named = [d for d in dimensions if d.is_open_ended]
        found = Groups({chosen: {} for chosen in self.read_sets}, {d: {} for d in named})
        for row in rows:
            chosen = by_mask[row[0]]
            found.rows[chosen][tuple(row[place] for place in places[chosen])] = row[1 + width + categories :]
            for place, dimension in enumerate(named):
                found.names[dimension][row[1 + dimensions.index(dimension)]] = row[len(row) - len(named) + place]
        return found


def by_attributes(dimensions: Dimensions) -> Dimensions:
    """The set of dimensions to group by, in one order whatever the order asked for: the database tells sets apart, not lists.

    Two dimensions may look at one attribute: departments and their people do.
    """
    return tuple(sorted(set(dimensions), key=lambda attribute: attribute.key))


def _mask(dimensions: Dimensions, chosen: Dimensions) -> int:
    """What SQL's ``GROUPING`` says of a set: a bit for each dimension that is not in it, the first the highest."""
    mask = 0
    for dimension in dimensions:
        mask = mask * 2 + (dimension not in chosen)
    return mask


@lru_cache(maxsize=1024)
def scan_text(of: ScanShape) -> str:
    """The scan's SQL: the same text for the same shape, whatever the values."""
    rows = source_of(of)
    if of.categories:
        rows = _in_categories(rows, of.categories)
    numbers = [rows.c[_category(number)] for number in range(len(of.categories))]
    aggregates = [_aggregate(rows.c, number, measure, shapes) for number, (measure, shapes) in enumerate(of.columns)]
    groups = [rows.c[d.key] for d in of.dimensions]
    grouping: ColumnElement[Any] = func.grouping(*groups) if groups else literal_column("0")
    scan = select(grouping.label("mask"), *groups, *numbers, *aggregates).select_from(rows)
    if groups or numbers:
        by = (tuple_(*(rows.c[d.key] for d in chosen), *numbers) for chosen in of.sets)
        scan = scan.group_by(func.grouping_sets(*by)).limit(literal_column(str(MAX_GROUPS + 1)))
    found = scan.subquery("g")
    names = [_name(found.c[d.key], of.sees_all) for d in of.dimensions if d.is_open_ended]
    return sql_text(select(func.json_agg(func.json_build_array(*found.c, *names))))


def _in_categories(rows: Subquery, categories: tuple[Attribute, ...]) -> Subquery:
    """The rows, each in every category that has its value, with the categories' numbers; empty in none."""
    source: FromClause = rows
    numbers: list[ColumnElement[Any]] = []
    for number, attribute in enumerate(categories):
        relation = (
            func.unnest(
                bindparam(f"s_values_{number}", type_=ARRAY(attribute.type)),
                bindparam(f"s_categories_{number}", type_=ARRAY(Integer)),
            )
            .table_valued(column("value", attribute.type), column("category", Integer))
            .render_derived(name=f"k{number}")
        )
        value = rows.c[attribute.key]
        source = source.outerjoin(relation, relation.c.value == value)
        empty = (value.is_(None), bindparam(f"s_empty_{number}", type_=Integer))
        numbers.append(case(empty, else_=relation.c.category).label(_category(number)))
    return select(*rows.c, *numbers).select_from(source).subquery("c")


def _category(number: int) -> str:
    return f"category_{number}"


def _name(contact: ColumnElement[Any], sees_all: bool) -> ColumnElement[Any]:
    """What a contact is called, if the viewer sees it. Contacts are all there is that is open-ended."""
    visible = VisibleRows("company", None if sees_all else "s_seen").contacts()
    return select(Contact.name).where(visible, Contact.id == contact).scalar_subquery()


def _aggregate(rows: Any, number: int, measure: Measure, shapes: tuple[Shape, ...]) -> ColumnElement[Any]:
    names = param_names(f"c{number}_")
    tests = [shape.sql(lambda attribute: rows[attribute.key], names) for shape in shapes]
    return measure.sql(lambda attribute: rows[attribute.key], and_(*tests) if tests else None).label(f"m{number}")
