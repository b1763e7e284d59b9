"""The rows behind a number, as a relation and its totals."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    DateTime,
    FromClause,
    ScalarSelect,
    Text,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.types import TypeEngine

from models import RecordKind
from resolvers.catalog.attribute import HAS_PRICE_SETTINGS, PRICE, Attribute
from resolvers.catalog.condition import RowTest, Shape, named_params, param_names
from resolvers.catalog.measure import Measure
from resolvers.catalog.population import Population
from resolvers.catalog.type_fields import SettingsShape, settings_shape
from resolvers.configuration import Configuration
from resolvers.period import Interval, first_day_from
from resolvers.planner.base_rows import base_rows
from resolvers.planner.period_params import period_params
from resolvers.planner.query_batch import MetricQuery

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

    def as_of(self, now: datetime) -> "Selection":
        """The rows that are counted now."""
        return Selection(
            replace(self.ask, interval=self.ask.interval.as_of(now)), self.within and self.within.as_of(now)
        )


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
    # The rows have the price as a column of its own, to be sorted by.
    with_price: bool = False

    @property
    def kind(self) -> RecordKind:
        """What the rows lead to."""
        return self.population.dataset.record

    def sql(self) -> CTE:
        """The rows: ``id``, ``at``, ``ordinal``, and the ``value`` that a sum adds; if that may be unknown, whether it ``is_known``;
        and the ``price``, if wanted.
        """
        of = self.measure.attribute if self.measure.is_sum else None
        attributes: set[Attribute] = {of} if of else set()
        if self.with_price:
            attributes.add(PRICE)
        if is_partly_known := self.has_unpriced and of == PRICE:
            attributes.add(HAS_PRICE_SETTINGS)
        attributes.update(*(shape.attributes for shape in self.shapes))
        rows = base_rows(
            self.population, attributes, self.settings, whole_company=self.whole_company, with_ordinal=True
        )
        names = param_names("c")
        tests = [shape.sql(lambda attribute: rows.c[attribute.key], names) for shape in self.shapes]
        if self.is_within:
            type_ = type_of_time(self.population)
            tests += [rows.c.at >= bindparam("s_from", type_=type_), rows.c.at < bindparam("s_until", type_=type_)]
        value: ColumnElement[Any] = rows.c[of.key] if of else literal_column("null::numeric")
        known = [rows.c[HAS_PRICE_SETTINGS.key].label(_IS_KNOWN)] if is_partly_known else []
        price = [rows.c[PRICE.key].label("price")] if self.with_price else []
        columns = (rows.c.id, rows.c.at, rows.c.ordinal, value.label("value"), *known, *price)
        return select(*columns).where(*tests).cte("hits")


def selection_shape(selection: Selection, configuration: Configuration, *, with_price: bool = False) -> SelectionShape:
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
        with_price,
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


def type_of_time(population: Population) -> TypeEngine[Any]:
    """Of the time its rows go by."""
    return Date() if population.is_by_day else _INSTANT


def count_of(hits: CTE) -> ScalarSelect[Any]:
    """How many rows there are."""
    return select(func.count(literal_column("*"))).select_from(hits).scalar_subquery()


def sum_of(hits: CTE) -> ScalarSelect[Any]:
    """What they add up to, as `added_up` has it."""
    return select(added_up(hits)).scalar_subquery()


def added_up(hits: FromClause) -> ColumnElement[str]:
    """The sum of the values of rows, as text, so that no digit is lost; null where there are rows and of none it is known."""
    total: ColumnElement[Any] = func.coalesce(func.sum(hits.c.value), literal_column("0"))
    if _IS_KNOWN in hits.c:
        total = case((func.bool_or(hits.c[_IS_KNOWN]).is_not(literal_column("false")), total))
    return cast(total, Text)


def read_sum(text: str | None) -> Decimal | None:
    """What `sum_of` found."""
    return None if text is None else Decimal(text)
