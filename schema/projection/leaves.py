"""How values without fields of their own are written."""

from collections.abc import Callable
from typing import Any, cast

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLString,
    Undefined,
)

from schema.projection.unexpected import UnexpectedValue

Write = Callable[[Any], Any]

_LARGEST_INT = 2**31 - 1


def writer_of(type_: GraphQLLeafType, *, is_nullable: bool) -> Write:
    """What writes a value of this type as the library does, the usual values by a shorter way. It raises where the library raises."""
    coerce = type_.coerce_output_value

    def write(value: Any) -> Any:
        if value is None and is_nullable:
            return None
        if value is None:
            raise UnexpectedValue
        written = coerce(value)
        if written is None or written is Undefined:
            raise UnexpectedValue
        return written

    if type_ in (GraphQLString, GraphQLID):
        return lambda value: value if type(value) is str else write(value)
    if type_ is GraphQLBoolean:
        return lambda value: value if type(value) is bool else write(value)
    if type_ is GraphQLInt:
        return lambda value: value if type(value) is int and -_LARGEST_INT <= value <= _LARGEST_INT else write(value)
    if isinstance(type_, GraphQLEnumType):
        return _remembering(write, cast("Any", type_).wrapped_cls)
    return write


def _remembering(write: Write, kind: type) -> Write:
    """The same for the members of an enumeration, of which there are few."""
    known: dict[Any, Any] = {}

    def write_member(value: Any) -> Any:
        if type(value) is not kind:
            return write(value)
        written = known.get(value)
        if written is None:
            written = known[value] = write(value)
        return written

    return write_member
