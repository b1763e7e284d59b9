"""The rows behind a number, a page at a time."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    FromClause,
    Integer,
    ScalarSelect,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
    tuple_,
)
from sqlalchemy.types import TypeEngine

from models import RecordKind
from resolvers.catalog.attribute import HAS_PRICE_SETTINGS, PRICE, Attribute
from resolvers.catalog.condition import RowTest, Shape, named_params, param_names
from resolvers.catalog.dataset import RECORD_TABLES
from resolvers.catalog.measure import Measure
from resolvers.catalog.parameters import COMPANY
from resolvers.catalog.population import Population
from resolvers.catalog.type_fields import SettingsShape, settings_shape
from resolvers.configuration import Configuration
from resolvers.period import Interval, first_day_from
from resolvers.planner.base_rows import base_rows
from resolvers.planner.period_params import period_params
from resolvers.planner.query_batch import MetricQuery
from resolvers.records.reading import Record, read_record, record_json
from resolvers.sql_text import sql_text
from resolvers.statement import Part

_INSTANT = DateTime(timezone=True)
_IS_KNOWN = "is_known"


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows a number counts: those of the figure it was asked as, and of them only what fell ``within`` one bucket, if any."""

    ask: MetricQuery
    within: Interval | None = None

    def narrowed(self, *where: RowTest, within: Interval | None = None) -> "Selection":
        """The rows behind a part of the number."""
        return Selection(replace(self.ask, where=(*self.ask.where, *where)), within or self.within)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page ends: the time and id of its last row. Rows stand newest first; of the same time the higher id first.

    Of rows that go by days the time is the day's midnight in UTC, for want of an instant. ``ordinal`` tells a record's rows of the
    same time apart: the moves of a deal.
    """

    at: datetime
    record_id: int
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class PageRequest:
    """``first`` rows after a position (or from the top)."""

    configuration: Configuration
    selection: Selection
    first: int
    after: Position | None

    def part(self) -> Part:
        """The page as a part of a statement, by the very query the number was counted by."""
        return _page_part(self)

    def read(self, value: dict[str, Any]) -> "RecordPage":
        """The page out of the part's value."""
        return _read_page(self, value)


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A page, and what all rows together come to; ``total`` only where the number is a sum, and known."""

    count: int
    total: Decimal | None
    rows: tuple[tuple[Position, Record], ...]
    has_next: bool


@dataclass(frozen=True, slots=True)
class SelectionShape:
    """What of a selection changes the SQL's text."""

    population: Population
    whole_company: bool
    shapes: tuple[Shape, ...]
    measure: Measure
    is_within: bool
    settings: SettingsShape
    # Some deals are of types without price settings.
    has_unpriced: bool

    @property
    def kind(self) -> RecordKind:
        """What the rows lead to."""
        return self.population.dataset.record

    def sql(self) -> CTE:
        """The rows: ``id``, ``at``, ``ordinal``, and the ``value`` that a sum adds; if that may be unknown, whether it ``is_known``."""
        of = self.measure.attribute if self.measure.is_sum else None
        attributes: set[Attribute] = {of} if of else set()
        if is_partly_known := self.has_unpriced and of == PRICE:
            attributes.add(HAS_PRICE_SETTINGS)
        attributes.update(*(shape.attributes for shape in self.shapes))
        rows = base_rows(
            self.population, attributes, self.settings, whole_company=self.whole_company, with_ordinal=True
        )
        names = param_names("c")
        tests = [shape.sql(lambda attribute: rows.c[attribute.key], names) for shape in self.shapes]
        if self.is_within:
            type_ = _type_of_time(self.population)
            tests += [rows.c.at >= bindparam("s_from", type_=type_), rows.c.at < bindparam("s_until", type_=type_)]
        value: ColumnElement[Any] = rows.c[of.key] if of else literal_column("null::numeric")
        known = [rows.c[HAS_PRICE_SETTINGS.key].label(_IS_KNOWN)] if is_partly_known else []
        return select(rows.c.id, rows.c.at, rows.c.ordinal, value.label("value"), *known).where(*tests).cte("hits")


def selection_shape(selection: Selection, configuration: Configuration) -> SelectionShape:
    """The shape of a selection under a company's settings."""
    ask = selection.ask
    return SelectionShape(
        ask.population,
        ask.scope.people is None,
        tuple(test.shape for test in ask.all_tests),
        ask.measure,
        selection.within is not None,
        settings_shape(configuration),
        bool(configuration.unpriced_deal_type_ids),
    )


def selection_params(selection: Selection, configuration: Configuration) -> dict[str, Any]:
    """The values that go with the SQL of its shape."""
    ask, within = selection.ask, selection.within
    params = period_params(ask.population, ask.interval, ask.scope, None, configuration)
    params.update(named_params("c", ask.all_tests))
    if within is not None:
        params |= {"from": within.start, "until": within.end}
        if ask.population.is_by_day:
            zone = configuration.zone
            params |= {"from": first_day_from(within.start, zone), "until": first_day_from(within.end, zone)}
    return params


def _type_of_time(population: Population) -> TypeEngine[Any]:
    return Date() if population.is_by_day else _INSTANT


def _page_part(request: PageRequest) -> Part:
    # One row more than asked tells whether there is a next page.
    params = selection_params(request.selection, request.configuration) | {"limit": request.first + 1}
    if request.after is not None:
        after = request.after
        at = after.at.astimezone(UTC).date() if request.selection.ask.population.is_by_day else after.at
        params |= {"after_at": at, "after_id": after.record_id, "after_ordinal": after.ordinal}
    return Part(
        _page_text(selection_shape(request.selection, request.configuration), request.after is not None), params
    )


def _read_page(request: PageRequest, value: dict[str, Any]) -> RecordPage:
    kind = request.selection.ask.population.dataset.record
    found: list[Any] = value["rows"] or []
    rows = tuple(
        (Position(_read_time(at), record_id, ordinal), read_record(kind, document))
        for at, record_id, ordinal, document in found[: request.first]
    )
    is_sum = request.selection.ask.measure.is_sum
    return RecordPage(value["count"], read_sum(value["sum"]) if is_sum else None, rows, len(found) > request.first)


def _read_time(text: str) -> datetime:
    """The instant, or the midnight in UTC of what is only a day."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


@lru_cache(maxsize=1024)
def _page_text(of: SelectionShape, is_after: bool) -> str:
    hits = of.sql()
    page = select(hits.c.id, hits.c.at, hits.c.ordinal)
    page = page.order_by(hits.c.at.desc(), hits.c.id.desc(), hits.c.ordinal.desc())
    if is_after:
        after = tuple_(
            bindparam("s_after_at", type_=_type_of_time(of.population)),
            bindparam("s_after_id", type_=BigInteger),
            bindparam("s_after_ordinal", type_=BigInteger),
        )
        page = page.where(tuple_(hits.c.at, hits.c.id, hits.c.ordinal) < after)
    limited = page.limit(bindparam("s_limit", type_=Integer)).subquery("page")
    place = (limited.c.at, limited.c.id, limited.c.ordinal)
    listed = listed_rows(limited, of.kind, *place, record_json(of.kind).label("record")).subquery("listed")
    totals = select(
        func.json_build_object(
            literal_column("'count'"),
            count_of(hits),
            literal_column("'sum'"),
            sum_of(hits),
            literal_column("'rows'"),
            select(func.json_agg(func.json_build_array(*listed.c))).scalar_subquery(),
        )
    )
    return sql_text(totals)


def listed_rows(rows: FromClause, kind: RecordKind, *columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Rows with their records, newest first; of the same time the higher id first."""
    table = RECORD_TABLES[kind]
    return (
        select(*columns)
        .select_from(rows.join(table, and_(table.c.company_id == COMPANY, table.c.id == rows.c.id)))
        .order_by(rows.c.at.desc(), rows.c.id.desc(), rows.c.ordinal.desc())
    )


def count_of(hits: CTE) -> ScalarSelect[Any]:
    """How many rows there are."""
    return select(func.count(literal_column("*"))).select_from(hits).scalar_subquery()


def sum_of(hits: CTE) -> ScalarSelect[Any]:
    """What they add up to, as text, so that no digit is lost; null where there are rows and of none it is known."""
    total: ColumnElement[Any] = func.coalesce(func.sum(hits.c.value), literal_column("0"))
    if _IS_KNOWN in hits.c:
        total = case((func.bool_or(hits.c[_IS_KNOWN]).is_not(literal_column("false")), total))
    return select(cast(total, Text)).scalar_subquery()


def read_sum(text: str | None) -> Decimal | None:
    """What `sum_of` found."""
    return None if text is None else Decimal(text)
