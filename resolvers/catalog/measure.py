"""Measures: aggregates over a population."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, literal_column

from resolvers.catalog.attribute import PRICE, Attribute


class Unit(StrEnum):
    """What a figure is counted in."""

    COUNT = "COUNT"
    MONEY = "MONEY"


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """An aggregate. ``of`` is the attribute it adds up, if any; ``aggregate`` its SQL over that attribute's column.

    Sums leave the database as text, so that no digit is lost on the way.
    """

    key: str
    title: str
    unit: Unit
    of: Attribute | None
    aggregate: Callable[[ColumnElement[Any] | None, ColumnElement[bool] | None], ColumnElement[Any]]


def _count(_value: ColumnElement[Any] | None, where: ColumnElement[bool] | None) -> ColumnElement[Any]:
    counted = func.count(literal_column("*"))
    return counted if where is None else counted.filter(where)


def _sum(value: ColumnElement[Any] | None, where: ColumnElement[bool] | None) -> ColumnElement[Any]:
    summed = func.sum(value)
    return cast(func.coalesce(summed if where is None else summed.filter(where), literal_column("0")), Text)


COUNT = Measure("count", "How many", Unit.COUNT, None, _count)
DEAL_PRICE = Measure("deal_price", "Sum of the deal price", Unit.MONEY, PRICE, _sum)
