"""Aggregates: how the values of rows become one number. All there is to know of one is said here, once.

``sql`` compiles it; ``merge`` says how its values of sets of rows that share none become that of all of them, by which a planner
knows what it can compute it from:

- additive (COUNT, SUM): merged by adding; only these have shares of a whole,
- distributive, not additive (MINIMUM, MAXIMUM): merged, but not by adding,
- algebraic (AVERAGE, RATIO): no SQL of their own, but a quotient of others,
- holistic (DISTINCT, MEDIAN): from the rows themselves, and from nothing less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import Any, Final

from sqlalchemy import ColumnElement, Numeric, Text, cast, distinct, func, literal_column

from resolvers.declared import Declared, Meaning
from resolvers.exact import ZERO, add
from resolvers.language import LocalizedText

Where = ColumnElement[bool] | None
Compiler = Callable[[ColumnElement[Any] | None, Where], ColumnElement[Any]]
Merge = Callable[[Sequence[Decimal]], Decimal]


class Operand(Enum):
    """What an aggregate is taken of."""

    ROWS = auto()  # of no value of theirs
    NUMBERS = auto()
    CATEGORIES = auto()  # what has so few different values that their number means something
    MEASURES = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class AggregateSpec(Meaning):
    """One aggregate. Its ``words`` have a place for what it is taken of.

    ``sql`` is over the column of the values, rows that a figure leaves out filtered; numbers leave the database as text, so that no
    digit is lost on the way. ``divides`` names what an aggregate of numbers is a quotient of. ``counts``: it is a number of things,
    whatever the values are counted in. ``value_if_empty`` is what it is of no rows: 0, or nothing at all. ``cost`` is in plain counts.
    """

    takes: Operand
    sql: Compiler | None = None
    merge: Merge | None = None
    divides: tuple[str, str] | None = None
    counts: bool = False
    value_if_empty: Decimal | None = None
    cost: int = 1

    @property
    def is_additive(self) -> bool:
        """Whether its parts add up to the whole."""
        return self.merge is add

    @property
    def is_holistic(self) -> bool:
        """Whether it can be computed from nothing but the rows themselves."""
        return self.sql is not None and self.merge is None

    @property
    def is_quotient(self) -> bool:
        """Whether it is one number divided by another: of its own rows, or of measures."""
        return self.sql is None


def _filtered(aggregate: Any, where: Where) -> ColumnElement[Any]:
    return aggregate if where is None else aggregate.filter(where)


def _count(_value: ColumnElement[Any] | None, where: Where) -> ColumnElement[Any]:
    return _filtered(func.count(literal_column("*")), where)


def _sum(value: ColumnElement[Any] | None, where: Where) -> ColumnElement[Any]:
    # The same number is the same text, whatever it was added up from.
    return cast(func.trim_scale(func.coalesce(_filtered(func.sum(value), where), literal_column("0"))), Text)


def _distinct(value: ColumnElement[Any] | None, where: Where) -> ColumnElement[Any]:
    assert value is not None
    return _filtered(func.count(distinct(value)), where)


def _minimum(value: ColumnElement[Any] | None, where: Where) -> ColumnElement[Any]:
    return cast(_filtered(func.min(value), where), Text)


def _maximum(value: ColumnElement[Any] | None, where: Where) -> ColumnElement[Any]:
    return cast(_filtered(func.max(value), where), Text)


def _median(value: ColumnElement[Any] | None, where: Where) -> ColumnElement[Any]:
    """The middle value, or exactly halfway between the two: percentile_cont would pass through floating point."""
    assert value is not None
    half = literal_column("0.5", Numeric())
    low = _filtered(func.percentile_disc(half).within_group(value), where)
    high = _filtered(func.percentile_disc(half).within_group(value.desc()), where)
    return cast(func.trim_scale((low + high) * half), Text)


class Aggregate(Declared):
    """How rows become a number, in the order in which they are offered."""

    COUNT = (
        "COUNT",
        AggregateSpec(
            label=LocalizedText("How many", "Количество"),
            words=LocalizedText("count", "количество"),
            description=LocalizedText("Their number.", "Их число."),
            takes=Operand.ROWS,
            sql=_count,
            merge=add,
            counts=True,
            value_if_empty=ZERO,
        ),
    )
    DISTINCT = (
        "DISTINCT",
        AggregateSpec(
            label=LocalizedText("How many different", "Сколько разных"),
            words=LocalizedText("different values of {of}", "разных значений: {of}"),
            description=LocalizedText(
                "How many different values they have, empty ones aside.",
                "Сколько у них разных значений, не считая пустых.",
            ),
            takes=Operand.CATEGORIES,
            sql=_distinct,
            counts=True,
            value_if_empty=ZERO,
            cost=4,
        ),
    )
    SUM = (
        "SUM",
        AggregateSpec(
            label=LocalizedText("Sum", "Сумма"),
            words=LocalizedText("sum of {of}", "сумма: {of}"),
            description=LocalizedText("The sum of their values.", "Сумма их значений."),
            takes=Operand.NUMBERS,
            sql=_sum,
            merge=add,
            value_if_empty=ZERO,
        ),
    )
    AVERAGE = (
        "AVERAGE",
        AggregateSpec(
            label=LocalizedText("Average", "Среднее"),
            words=LocalizedText("average of {of}", "среднее: {of}"),
            description=LocalizedText("The average of their values.", "Среднее их значений."),
            takes=Operand.NUMBERS,
            divides=("SUM", "COUNT"),
        ),
    )
    MINIMUM = (
        "MINIMUM",
        AggregateSpec(
            label=LocalizedText("Smallest", "Наименьшее"),
            words=LocalizedText("minimum of {of}", "минимум: {of}"),
            description=LocalizedText("The least of their values.", "Наименьшее из их значений."),
            takes=Operand.NUMBERS,
            sql=_minimum,
            merge=min,
        ),
    )
    MAXIMUM = (
        "MAXIMUM",
        AggregateSpec(
            label=LocalizedText("Largest", "Наибольшее"),
            words=LocalizedText("maximum of {of}", "максимум: {of}"),
            description=LocalizedText("The greatest of their values.", "Наибольшее из их значений."),
            takes=Operand.NUMBERS,
            sql=_maximum,
            merge=max,
        ),
    )
    MEDIAN = (
        "MEDIAN",
        AggregateSpec(
            label=LocalizedText("Median", "Медиана"),
            words=LocalizedText("median of {of}", "медиана: {of}"),
            description=LocalizedText("The value in their middle.", "Значение в их середине."),
            takes=Operand.NUMBERS,
            sql=_median,
            cost=6,
        ),
    )
    RATIO = (
        "RATIO",
        AggregateSpec(
            label=LocalizedText("One divided by another", "Одно делить на другое"),
            description=LocalizedText(
                "One measure, the numerator, divided by another, the denominator.",
                "Один показатель, числитель, делённый на другой, знаменатель.",
            ),
            takes=Operand.MEASURES,
        ),
    )

    def __init__(self, _name: str, spec: AggregateSpec) -> None:
        self.spec: Final = spec
