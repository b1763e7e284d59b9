"""The rows behind a number, a page at a time."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Integer,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    select,
    tuple_,
)

from models import RecordKind
from resolvers.catalog.attribute import Attribute
from resolvers.catalog.condition import Condition, ConditionShape
from resolvers.catalog.dataset import RECORD_TABLES
from resolvers.catalog.measure import Measure
from resolvers.catalog.parameters import COMPANY
from resolvers.catalog.population import Population
from resolvers.catalog.type_fields import SettingsShape, settings_shape
from resolvers.configuration import Configuration
from resolvers.period import Interval
from resolvers.planner.plan import Ask
from resolvers.planner.rows import population_rows
from resolvers.planner.scan import period_params
from resolvers.planner.sql_text import sql_text
from resolvers.records.reading import Record, read_record, record_json
from resolvers.statement import Part

_INSTANT = DateTime(timezone=True)


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows a number counts: those of the figure it was asked as, and of them only what fell ``within`` one bucket, if any."""

    ask: Ask
    within: Interval | None = None

    def narrowed(self, *where: Condition, within: Interval | None = None) -> "Selection":
        """The rows behind a part of the number."""
        ask = self.ask
        narrower = Ask(ask.population, ask.interval, ask.scope, ask.measure, (*ask.where, *where))
        return Selection(narrower, within or self.within)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page ends: the time and id of its last row. Rows stand newest first; of the same time the higher id first."""

    at: datetime
    record_id: int


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
    """A page, and what all rows together come to; ``total`` only where the number is a sum."""

    count: int
    total: Decimal | None
    rows: tuple[tuple[Position, Record], ...]
    has_next: bool


def _page_part(request: PageRequest) -> Part:
    ask, within = request.selection.ask, request.selection.within
    text = _text(
        ask.population,
        ask.scope.people is None,
        tuple(condition.shape for condition in ask.where),
        ask.measure,
        within is not None,
        request.after is not None,
        settings_shape(request.configuration),
    )
    params = period_params(ask.population, ask.interval, ask.scope, None, request.configuration)
    params.update((f"c{n}", condition.param) for n, condition in enumerate(ask.where))
    # One row more than asked tells whether there is a next page.
    params["limit"] = request.first + 1
    if within is not None:
        params |= {"from": within.start, "until": within.end}
    if request.after is not None:
        params |= {"after_at": request.after.at, "after_id": request.after.record_id}
    return Part(text, params)


def _read_page(request: PageRequest, value: dict[str, Any]) -> RecordPage:
    kind = request.selection.ask.population.dataset.record
    found: list[Any] = value["rows"] or []
    rows = tuple(
        (Position(datetime.fromisoformat(at), record_id), read_record(kind, document))
        for at, record_id, document in found[: request.first]
    )
    is_sum = request.selection.ask.measure.of is not None
    return RecordPage(value["count"], Decimal(value["sum"]) if is_sum else None, rows, len(found) > request.first)


@lru_cache(maxsize=1024)
def _text(
    population: Population,
    whole_company: bool,
    shapes: tuple[ConditionShape, ...],
    measure: Measure,
    is_within: bool,
    is_after: bool,
    settings: SettingsShape,
) -> str:
    attributes: set[Attribute] = {shape.attribute for shape in shapes} | ({measure.of} if measure.of else set())
    rows = population_rows(population, attributes, settings, whole_company=whole_company, with_bucket=False)
    tests = [shape.sql(rows.c[shape.attribute.key], f"s_c{n}") for n, shape in enumerate(shapes)]
    if is_within:
        tests += [rows.c.at >= bindparam("s_from", type_=_INSTANT), rows.c.at < bindparam("s_until", type_=_INSTANT)]
    value: ColumnElement[Any] = rows.c[measure.of.key] if measure.of else literal_column("null::numeric")
    hits = select(rows.c.id, rows.c.at, value.label("value")).where(*tests).cte("hits")

    page = select(hits.c.id, hits.c.at).order_by(hits.c.at.desc(), hits.c.id.desc())
    if is_after:
        after = tuple_(bindparam("s_after_at", type_=_INSTANT), bindparam("s_after_id", type_=BigInteger))
        page = page.where(tuple_(hits.c.at, hits.c.id) < after)
    limited = page.limit(bindparam("s_limit", type_=Integer)).subquery("page")
    kind: RecordKind = population.dataset.record
    table = RECORD_TABLES[kind]
    listed = (
        select(limited.c.at, limited.c.id, record_json(kind).label("record"))
        .select_from(limited.join(table, and_(table.c.company_id == COMPANY, table.c.id == limited.c.id)))
        .order_by(limited.c.at.desc(), limited.c.id.desc())
        .subquery("listed")
    )
    totals = select(
        func.json_build_object(
            literal_column("'count'"),
            select(func.count(literal_column("*"))).select_from(hits).scalar_subquery(),
            literal_column("'sum'"),
            select(cast(func.coalesce(func.sum(hits.c.value), literal_column("0")), Text)).scalar_subquery(),
            literal_column("'rows'"),
            select(func.json_agg(func.json_build_array(listed.c.at, listed.c.id, listed.c.record))).scalar_subquery(),
        )
    )
    return sql_text(totals)
