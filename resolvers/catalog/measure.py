"""Measures: an aggregate of what rows have, in its unit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement

from resolvers.catalog.aggregate import Aggregate, AggregateSpec, Where
from resolvers.catalog.attribute import PRICE, Attribute


class Unit(StrEnum):
    """What a figure is counted in."""

    COUNT = "COUNT"
    MONEY = "MONEY"
    NUMBER = "NUMBER"
    DAYS = "DAYS"
    RATIO = "RATIO"


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """An aggregate of an attribute, or of the rows themselves; ``unit`` is what that is counted in.

    ``times`` is what each row's value counts, if not once. Two of the same aggregate and attribute are the same, and are computed once.
    """

    aggregate: Aggregate
    attribute: Attribute | None = None
    unit: Unit = Unit.COUNT
    times: Attribute | None = None
    key: str = field(init=False)

    def __post_init__(self) -> None:
        of = self.attribute.key if self.attribute else "rows"
        times = f"*{self.times.key}" if self.times else ""
        object.__setattr__(self, "key", f"{self.aggregate.value}:{of}{times}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Measure) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def spec(self) -> AggregateSpec:
        """What is known of its aggregate."""
        return self.aggregate.spec

    @property
    def is_sum(self) -> bool:
        """Whether it adds values up, rather than rows."""
        return self.spec.is_additive and self.attribute is not None

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """What the rows must have."""
        return tuple(each for each in (self.attribute, self.times) if each)

    def sql(self, columns: Callable[[Attribute], ColumnElement[Any]], where: Where) -> ColumnElement[Any]:
        """Its SQL over the rows' columns. Raises LookupError for a quotient, which is computed from two measures."""
        if self.spec.sql is None:
            raise LookupError(f"{self.key} is computed from two measures")
        value = columns(self.attribute) if self.attribute else None
        return self.spec.sql(value if value is None or self.times is None else value * columns(self.times), where)


def measure_of(aggregate: Aggregate, attribute: Attribute, unit: Unit) -> Measure:
    """The aggregate of an attribute that is counted in this unit."""
    return Measure(aggregate, attribute, Unit.COUNT if aggregate.spec.counts else unit)


COUNT = Measure(Aggregate.COUNT)
DEAL_PRICE = measure_of(Aggregate.SUM, PRICE, Unit.MONEY)
