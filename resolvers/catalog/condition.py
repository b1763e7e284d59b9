"""Conditions on rows: an attribute, and the values it may have."""

from dataclasses import dataclass

from sqlalchemy import ARRAY, ColumnElement, SQLColumnExpression, bindparam, or_

from resolvers.catalog.attribute import Attribute


@dataclass(frozen=True, slots=True)
class ConditionShape:
    """What of a condition changes the SQL's text: everything but the values."""

    attribute: Attribute
    may_be_empty: bool
    may_have_values: bool

    def sql(self, expression: SQLColumnExpression[object], param: str) -> ColumnElement[bool]:
        """The predicate over the attribute's expression, with the values in the parameter of this name."""
        has_value = expression == bindparam(param, type_=ARRAY(self.attribute.type)).any_()
        if not self.may_be_empty:
            return has_value
        return or_(expression.is_(None), has_value) if self.may_have_values else expression.is_(None)


@dataclass(frozen=True, slots=True)
class Condition:
    """The attribute has one of the values; ``None`` among them stands for empty. Values always travel as parameters."""

    attribute: Attribute
    values: tuple[object, ...]

    @property
    def shape(self) -> ConditionShape:
        """See `ConditionShape`."""
        return ConditionShape(self.attribute, None in self.values, any(v is not None for v in self.values))

    @property
    def param(self) -> list[object]:
        """The parameter's value."""
        return [value for value in self.values if value is not None]


def equals(attribute: Attribute, value: object) -> Condition:
    """The attribute has this value (``None``: is empty)."""
    return Condition(attribute, (value,))
