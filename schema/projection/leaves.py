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

Write = Callable[[Any], Any]

_LARGEST_INT = 2**31 - 1


def writer_of(type_: GraphQLLeafType) -> Write:
    """What writes a value of this type, which is not null, as the library does, the usual values by a shorter way.

    It raises where the library raises.
    """
    write = type_.coerce_output_value

    def write_checked(value: Any) -> Any:
        written = write(value)
        if written is None or written is Undefined:
            raise TypeError(type_.name)
        return written

    if type_ in (GraphQLString, GraphQLID):
        return lambda value: value if type(value) is str else write_checked(value)
    if type_ is GraphQLBoolean:
        return lambda value: value if type(value) is bool else write_checked(value)
    if type_ is GraphQLInt:
        return lambda value: (
            value if type(value) is int and -_LARGEST_INT <= value <= _LARGEST_INT else write_checked(value)
        )
    if isinstance(type_, GraphQLEnumType):
        return _remembering(write_checked, cast("Any", type_).wrapped_cls)
    return write_checked


def _remembering(write: Write, kind: type) -> Write:
    known: dict[Any, Any] = {}

    def write_member(value: Any) -> Any:
        if type(value) is not kind:
            return write(value)
        written = known.get(value)
        if written is None:
            written = known[value] = write(value)
        return written

    return write_member
