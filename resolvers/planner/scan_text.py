"""A scan as SQL."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Integer,
    Label,
    Numeric,
    Select,
    SQLColumnExpression,
    Subquery,
    and_,
    bindparam,
    case,
    cast,
    column,
    func,
    literal_column,
    select,
    tuple_,
    union_all,
)

from models import Contact
from permissions.rows import VisibleRows
from resolvers import limits
from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.attribute import BUCKET, SIGN, TIME, Attribute
from resolvers.catalog.condition import Shape, param_names
from resolvers.catalog.measure import Measure
from resolvers.catalog.parameters import START
from resolvers.planner.cell_rows import RECORDS
from resolvers.planner.scan_shape import ScanShape
from resolvers.planner.source import source_of
from resolvers.sql_text import sql_text


@lru_cache(maxsize=1024)
def scan_text(of: ScanShape) -> str:
    """The scan's SQL: the same text for the same shape, whatever the values."""
    rows = source_of(of)
    if of.categories:
        rows = _in_categories(rows, of.categories)
    numbers = [rows.c[_category(number)] for number in range(len(of.categories))]
    if of.tests:
        rows = _tested(rows, of)
    found = (_stock(rows, of) if of.is_stock_by_step else _grouped(rows, numbers, of)).subquery("g")
    names = [_name(found.c[d.key], of.sees_all) for d in of.dimensions if d.is_open_ended]
    return sql_text(select(func.json_agg(func.json_build_array(*found.c, *names))))


def _tested(rows: Subquery, of: ScanShape) -> Subquery:
    """The rows of which all tests hold; by the offset a query of its own, which works out what a row has once for all columns."""
    names = param_names("t")
    tests = [shape.sql(lambda attribute: rows.c[attribute.key], names) for shape in of.tests]
    return select(*rows.c).where(*tests).offset(literal_column("0")).subquery("t")


def _grouped(rows: Subquery, numbers: Sequence[ColumnElement[Any]], of: ScanShape) -> Select[*tuple[Any, ...]]:
    aggregates = _aggregates(rows, of)
    if of.grouped_first:
        rows = _grouped_first(rows, aggregates, of)
        aggregates = [_again(rows.c[each.key]).label(each.key) for each in aggregates]
    groups = [rows.c[d.key] for d in of.dimensions]
    grouping: ColumnElement[Any] = func.grouping(*groups) if groups else literal_column("0")
    scan = select(grouping.label("mask"), *groups, *numbers, *aggregates).select_from(rows)
    if not groups and not numbers:
        return scan
    by = (tuple_(*(rows.c[d.key] for d in chosen), *numbers) for chosen in of.sets)
    scan = scan.group_by(func.grouping_sets(*by)).limit(_limit())
    return scan if of.grouped_first else _with_rows(scan, rows, of)


def _with_rows(groups: Select[*tuple[Any, ...]], rows: Subquery, of: ScanShape) -> Select[*tuple[Any, ...]]:
    """Only groups that have rows: of cells some may come to nothing. Changes have no rows of their own, and are added up later."""
    if of.from_cells is None or of.population.is_of_changes:
        return groups
    return groups.having(func.sum(rows.c[RECORDS]) != literal_column("0"))


def _limit() -> ColumnElement[int]:
    return literal_column(str(limits.MAX_GROUPS + 1), Integer())


def _stock(rows: Subquery, of: ScanShape) -> CompoundSelect[*tuple[Any, ...]]:
    """All that came before the first step as one, then step by step what came since: telling steps apart takes as long as reading."""
    halves: list[Select[*tuple[Any, ...]]] = []
    for name, is_of_it in (("before", rows.c[TIME.key] < START), ("since", rows.c[TIME.key] >= START)):
        of_half = select(*rows.c).where(is_of_it).subquery(name)
        step: ColumnElement[Any] = literal_column("-1", Integer()) if name == "before" else of_half.c[BUCKET.key]
        groups = [step if d == BUCKET else of_half.c[d.key] for d in of.dimensions]
        by = [of_half.c[d.key] for d in of.dimensions if d != BUCKET or name == "since"]
        mask: ColumnElement[Any] = literal_column("0")
        columns: list[ColumnElement[Any]] = [mask.label("mask")]
        columns += [each.label(d.key) for each, d in zip(groups, of.dimensions, strict=True)]
        half = select(*columns, *_aggregates(of_half, of)).select_from(of_half).group_by(*by)
        halves.append(half.having(func.count(literal_column("*")) > literal_column("0")).limit(_limit()))
    return union_all(*halves)


def _grouped_first(rows: Subquery, aggregates: Sequence[Label[Any]], of: ScanShape) -> Subquery:
    """Groups of rows, as numbers to be added up again, with the dimensions that follow from what they are grouped by."""
    by = [rows.c[each.key] for each in of.grouped_first]
    numbers = [cast(each, Numeric).label(each.key) for each in aggregates]
    found = select(*by, *numbers).select_from(rows).group_by(*by)
    groups = _with_rows(found, rows, of).subquery("p")
    dimensions: list[Label[Any]] = []
    for each in of.dimensions:
        value: SQLColumnExpression[Any] = (
            each.follows(lambda base: groups.c[base.key]) if each.follows else groups.c[each.key]
        )
        dimensions.append(value.label(each.key))
    return select(*dimensions, *(groups.c[each.key] for each in numbers)).subquery("f")


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


def _again(number: ColumnElement[Any]) -> ColumnElement[Any]:
    """What groups add up to."""
    add_up = Aggregate.SUM.spec.sql
    assert add_up is not None
    return add_up(number, None)


def _aggregates(rows: Subquery, of: ScanShape) -> list[Label[Any]]:
    return [_aggregate(rows.c, number, measure, shapes, of) for number, (measure, shapes) in enumerate(of.columns)]


def _aggregate(rows: Any, number: int, measure: Measure, shapes: tuple[Shape, ...], of: ScanShape) -> Label[Any]:
    names = param_names(f"c{number}_")
    tests = [shape.sql(lambda attribute: rows[attribute.key], names) for shape in shapes]
    where = and_(*tests) if tests else None
    found = (
        measure.sql(lambda attribute: rows[attribute.key], where)
        if of.from_cells is None
        else _of_cells(rows, measure, where)
    )
    return found.label(f"m{number}")


def _of_cells(rows: Any, measure: Measure, where: ColumnElement[bool] | None) -> ColumnElement[Any]:
    """The measure over rows that each stand for several: their numbers and amounts, signs included, are added up."""
    is_amount = measure.attribute is not None and measure.attribute != SIGN
    total = Measure(Aggregate.SUM, measure.attribute if is_amount else _NUMBER).sql(lambda each: rows[each.key], where)
    return total if measure.attribute is not None else cast(total, BigInteger)


_NUMBER = Attribute(RECORDS, BigInteger(), {})
