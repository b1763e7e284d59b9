"""Conditions on rows: an attribute held against values, and groups of such tests."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    SQLColumnExpression,
    and_,
    bindparam,
    false,
    func,
    literal_column,
    not_,
    or_,
    true,
)
from sqlalchemy import Text as SqlText

from resolvers.catalog.attribute import Attribute
from resolvers.catalog.parameters import is_among

Columns = Callable[[Attribute], SQLColumnExpression[object]]


class Operator(StrEnum):
    """How an attribute's value is held against those of a condition."""

    ONE_OF = "one_of"
    NONE_OF = "none_of"  # empty is none of any
    LESS = "less"
    AT_MOST = "at_most"
    GREATER = "greater"
    AT_LEAST = "at_least"
    CONTAINS = "contains"  # without regard to case
    CONTAINS_NOT = "contains_not"  # an empty text contains nothing
    FILLED = "filled"
    EQUAL = "equal"  # these three are what ONE_OF comes to of a single value
    TRUE = "true"
    FALSE = "false"


_WITHOUT_VALUES = (Operator.FILLED, Operator.TRUE, Operator.FALSE)


@dataclass(frozen=True, slots=True)
class ConditionShape:
    """What of a condition changes the SQL's text: everything but the values."""

    attribute: Attribute
    may_be_empty: bool
    may_have_values: bool
    operator: Operator = Operator.ONE_OF

    @property
    def attributes(self) -> frozenset[Attribute]:
        """What the rows must have."""
        return frozenset((self.attribute,))

    def sql(self, columns: Columns, params: Iterator[str]) -> ColumnElement[bool]:
        """The predicate over the rows' columns, with the value in the parameter of the next name if it has any."""
        value = columns(self.attribute)
        name = "" if self.operator in _WITHOUT_VALUES else next(params)
        match self.operator:
            case Operator.ONE_OF:
                return self._one_of(value, name)
            case Operator.NONE_OF:
                return or_(value.is_(None), not_(self._is_among(value, name)))
            case Operator.CONTAINS | Operator.CONTAINS_NOT:
                place = func.strpos(func.lower(value), func.lower(bindparam(name, type_=SqlText())))
                is_inside = place > literal_column("0")
                is_outside = or_(value.is_(None), place == literal_column("0"))
                return is_inside if self.operator is Operator.CONTAINS else is_outside
            case Operator.FILLED:
                return value.is_not(None)
            case Operator.EQUAL:
                return value == bindparam(name, type_=self.attribute.type)
            case Operator.TRUE:
                return value.is_(true())
            case Operator.FALSE:
                return value.is_(false())
            case Operator.LESS:
                return value < bindparam(name, type_=self.attribute.type)
            case Operator.AT_MOST:
                return value <= bindparam(name, type_=self.attribute.type)
            case Operator.GREATER:
                return value > bindparam(name, type_=self.attribute.type)
            case Operator.AT_LEAST:
                return value >= bindparam(name, type_=self.attribute.type)

    def _one_of(self, value: SQLColumnExpression[object], name: str) -> ColumnElement[bool]:
        has_value = self._is_among(value, name)
        if not self.may_be_empty:
            return has_value
        return or_(value.is_(None), has_value) if self.may_have_values else value.is_(None)

    def _is_among(self, value: SQLColumnExpression[object], name: str) -> ColumnElement[bool]:
        given = bindparam(name, type_=ARRAY(self.attribute.type))
        return is_among(value, given if self.attribute.now is None else self.attribute.now(given))


@dataclass(frozen=True, slots=True)
class Condition:
    """The attribute held against values; ``None`` among those of ONE_OF stands for empty. Values always travel as parameters.

    ONE_OF and NONE_OF take any number of values, FILLED none, the other operators one.
    """

    attribute: Attribute
    values: tuple[object, ...]
    operator: Operator = Operator.ONE_OF

    def admits(self, attribute: Attribute, values: Set[object]) -> bool:
        """Whether a row may pass whose attribute has one of these values."""
        return attribute != self.attribute or self.operator is not Operator.ONE_OF or not values.isdisjoint(self.values)

    @property
    def shape(self) -> ConditionShape:
        """See `ConditionShape`."""
        has_values = any(v is not None for v in self.values)
        return ConditionShape(self.attribute, None in self.values, has_values, self._tested)

    @property
    def _tested(self) -> Operator:
        """What is looked at: a single value is not looked up in a list."""
        is_one = len(self.values) == 1 and self.values[0] is not None and self.attribute.now is None
        if self.operator is not Operator.ONE_OF or not is_one:
            return self.operator
        [value] = self.values
        if not isinstance(value, bool):
            return Operator.EQUAL
        return Operator.TRUE if value else Operator.FALSE

    @property
    def params(self) -> list[object]:
        """The parameters' values, in the order in which the shape names them."""
        given: list[object] = [value for value in self.values if value is not None]
        if self._tested in (Operator.ONE_OF, Operator.NONE_OF):
            return [given]
        return [] if self._tested in _WITHOUT_VALUES else [given[0] if given else None]


@dataclass(frozen=True, slots=True)
class GroupShape:
    """What of a group changes the SQL's text."""

    is_any: bool
    parts: "tuple[Shape, ...]"

    @property
    def attributes(self) -> frozenset[Attribute]:
        """What the rows must have."""
        return frozenset(attribute for part in self.parts for attribute in part.attributes)

    def sql(self, columns: Columns, params: Iterator[str]) -> ColumnElement[bool]:
        """The predicate; every part takes its own parameters."""
        tests = [part.sql(columns, params) for part in self.parts]
        return or_(*tests) if self.is_any else and_(true(), *tests)


@dataclass(frozen=True, slots=True)
class ConditionGroup:
    """Conditions of which all must hold, or any."""

    is_any: bool
    parts: "tuple[RowTest, ...]"

    def admits(self, attribute: Attribute, values: Set[object]) -> bool:
        """See `Condition`."""
        found = [part.admits(attribute, values) for part in self.parts]
        return any(found) if self.is_any else all(found)

    @property
    def shape(self) -> GroupShape:
        """See `GroupShape`."""
        return GroupShape(self.is_any, tuple(part.shape for part in self.parts))

    @property
    def params(self) -> list[object]:
        """See `Condition`."""
        return [value for part in self.parts for value in part.params]


Shape = ConditionShape | GroupShape
RowTest = Condition | ConditionGroup


def equals(attribute: Attribute, value: object) -> Condition:
    """The attribute has this value (``None``: is empty)."""
    return Condition(attribute, (value,))


def is_filled(attribute: Attribute) -> Condition:
    """The attribute has some value."""
    return Condition(attribute, (), Operator.FILLED)


def named_params(prefix: str, tests: Iterable[RowTest]) -> dict[str, object]:
    """The parameters of tests that stand side by side: ``prefix0``, ``prefix1``…, as `param_names` names them."""
    values = [value for test in tests for value in test.params]
    return {f"{prefix}{number}": value for number, value in enumerate(values)}


def param_names(prefix: str) -> Iterator[str]:
    """The names of a scan's own parameters in its text, one after another."""
    number = 0
    while True:
        yield f"s_{prefix}{number}"
        number += 1
