"""Measures: aggregates over a population."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Numeric, Text, cast, distinct, func, literal_column

from resolvers.catalog.attribute import PRICE, Attribute
from resolvers.exact import ZERO, add


class Unit(StrEnum):
    """What a figure is counted in."""

    COUNT = "COUNT"
    MONEY = "MONEY"
    NUMBER = "NUMBER"
    DAYS = "DAYS"
    RATIO = "RATIO"


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """An aggregate. ``of`` is the attribute it looks at, if any; ``aggregate`` its SQL over that attribute's column.

    ``merge`` makes one value out of those of several sets of rows that share none; empty where that cannot be done. Only what
    ``adds_up`` has shares of a whole. Numbers leave the database as text, so that no digit is lost on the way.
    """

    key: str
    title: str
    unit: Unit
    of: Attribute | None
    aggregate: Callable[[ColumnElement[Any] | None, ColumnElement[bool] | None], ColumnElement[Any]]
    merge: Callable[[Sequence[Decimal]], Decimal] | None = add
    adds_up: bool = True
    # What it is of no rows: 0, or nothing at all.
    value_if_empty: Decimal | None = ZERO

    @property
    def is_sum(self) -> bool:
        """Whether it adds values up, rather than rows."""
        return self.adds_up and self.of is not None


def _filtered(aggregate: Any, where: ColumnElement[bool] | None) -> ColumnElement[Any]:
    return aggregate if where is None else aggregate.filter(where)


def _count(_value: ColumnElement[Any] | None, where: ColumnElement[bool] | None) -> ColumnElement[Any]:
    return _filtered(func.count(literal_column("*")), where)


def _sum(value: ColumnElement[Any] | None, where: ColumnElement[bool] | None) -> ColumnElement[Any]:
    return cast(func.coalesce(_filtered(func.sum(value), where), literal_column("0")), Text)


def _distinct(value: ColumnElement[Any] | None, where: ColumnElement[bool] | None) -> ColumnElement[Any]:
    assert value is not None
    return _filtered(func.count(distinct(value)), where)


def _minimum(value: ColumnElement[Any] | None, where: ColumnElement[bool] | None) -> ColumnElement[Any]:
    return cast(_filtered(func.min(value), where), Text)


def _maximum(value: ColumnElement[Any] | None, where: ColumnElement[bool] | None) -> ColumnElement[Any]:
    return cast(_filtered(func.max(value), where), Text)


def _median(value: ColumnElement[Any] | None, where: ColumnElement[bool] | None) -> ColumnElement[Any]:
    """The middle value, or exactly halfway between the two: percentile_cont would pass through floating point."""
    assert value is not None
    half = literal_column("0.5", Numeric())
    low = _filtered(func.percentile_disc(half).within_group(value), where)
    high = _filtered(func.percentile_disc(half).within_group(value.desc()), where)
    return cast(func.trim_scale((low + high) * half), Text)


COUNT = Measure("count", "How many", Unit.COUNT, None, _count)


@lru_cache(maxsize=1024)
def sum_of(attribute: Attribute, unit: Unit) -> Measure:
    """What the values add up to; 0 of none."""
    return Measure(f"sum_{attribute.key}", "Sum", unit, attribute, _sum)


@lru_cache(maxsize=1024)
def minimum_of(attribute: Attribute, unit: Unit) -> Measure:
    """The least value."""
    return Measure(
        f"minimum_{attribute.key}", "Minimum", unit, attribute, _minimum, min, adds_up=False, value_if_empty=None
    )


@lru_cache(maxsize=1024)
def maximum_of(attribute: Attribute, unit: Unit) -> Measure:
    """The greatest value."""
    return Measure(
        f"maximum_{attribute.key}", "Maximum", unit, attribute, _maximum, max, adds_up=False, value_if_empty=None
    )


@lru_cache(maxsize=1024)
def median_of(attribute: Attribute, unit: Unit) -> Measure:
    """The value in the middle."""
    return Measure(
        f"median_{attribute.key}", "Median", unit, attribute, _median, None, adds_up=False, value_if_empty=None
    )


@lru_cache(maxsize=1024)
def distinct_of(attribute: Attribute) -> Measure:
    """How many different values there are."""
    return Measure(
        f"distinct_{attribute.key}", "Different values", Unit.COUNT, attribute, _distinct, None, adds_up=False
    )


DEAL_PRICE = Measure("deal_price", "Sum of the deal price", Unit.MONEY, PRICE, _sum)
