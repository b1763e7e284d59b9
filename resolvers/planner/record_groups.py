"""The groups that rows stand in where they are sorted by people, types or stages: how many rows each has, and what they add up to."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, Select, Text, cast, func, literal_column, select

from models import RecordKind
from resolvers.configuration import Configuration
from resolvers.planner.record_order import RecordOrder, RecordSort, name_of_responsible
from resolvers.planner.selection import added_up, read_sum
from resolvers.planner.sorted_rows import SortedRows

GROUPED = frozenset({RecordSort.RESPONSIBLE, RecordSort.TYPE, RecordSort.STAGE})
"""The orders in which rows stand in groups."""


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """All rows of one person, type or stage, of a search those found. No ``name``: they have none. ``key``: what rows are sorted by.

    ``total`` only where the number is a sum, and known.
    """

    key: str | None
    name: str | None
    count: int
    total: Decimal | None


def groups_of_page(rows: SortedRows, order: RecordOrder, page: FromClause) -> ScalarSelect[Any]:
    """The groups of the rows on a page, as JSON for `read_groups`; the page has the ``key`` of each row."""
    groups = _groups(rows, order).subquery("groups")
    on_page = select(page.c.key).where(page.c.key.is_not_distinct_from(groups.c.key))
    shown = select(groups).where(on_page.exists()).subquery("shown")
    return select(func.json_agg(_as_json(shown))).scalar_subquery()


def all_groups(rows: SortedRows, order: RecordOrder) -> ScalarSelect[Any]:
    """All of them in the order of their rows, as JSON for `read_groups`."""
    groups = _groups(rows, order).subquery("groups")
    listed = func.json_agg(_as_json(groups)).aggregate_order_by(*rows.ordering(groups.c.key, ()))
    return select(listed).select_from(groups).scalar_subquery()


def read_groups(
    found: list[Any] | None, by: RecordSort, configuration: Configuration, kind: RecordKind, *, is_sum: bool
) -> tuple[RecordGroup, ...]:
    """The groups out of what was read."""
    return tuple(
        RecordGroup(key, _name(key, person, by, configuration, kind), count, read_sum(total) if is_sum else None)
        for key, person, count, total in found or ()
    )


def _groups(rows: SortedRows, order: RecordOrder) -> Select[*tuple[Any, ...]]:
    # Of the same key is the same person.
    person: ColumnElement[Any] = literal_column("null")
    if order.by is RecordSort.RESPONSIBLE:
        person = func.min(name_of_responsible(rows.kind))
    counted = func.count(literal_column("*"))
    columns = (
        rows.key.label("key"),
        person.label("person"),
        counted.label("count"),
        added_up(rows.hits).label("total"),
    )
    return rows.found(select(*columns).select_from(rows.joined)).group_by(literal_column("1"))


def _as_json(groups: FromClause) -> ColumnElement[Any]:
    return func.json_build_array(cast(groups.c.key, Text), groups.c.person, groups.c.count, groups.c.total)


def _name(
    key: str | None, person: str | None, by: RecordSort, configuration: Configuration, kind: RecordKind
) -> str | None:
    if key is None or by is RecordSort.RESPONSIBLE:
        return person
    place = int(key) - 1
    if by is RecordSort.STAGE:
        stage = list(configuration.stages.values())[place]
        # Stages of two types may be called the same.
        return f"{configuration.deal_types[stage.deal_type_id].name}: {stage.name}"
    types = configuration.deal_types if kind is RecordKind.DEAL else configuration.activity_types
    return list(types.values())[place].name
