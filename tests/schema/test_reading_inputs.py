"""What inputs are read as, beside what the library makes of the same."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_input_object_type,
)
from graphql.utilities import coerce_input_value
from strawberry.types.arguments import convert_argument
from strawberry.types.base import StrawberryObjectDefinition

from schema.schema import schema
from tests.schema.inputs import CORE, is_required, takes_one

INPUTS = {
    name: each.definition
    for name, each in schema.schema_converter.type_map.items()
    if isinstance(each.definition, StrawberryObjectDefinition) and each.definition.is_input
}
SCALARS: Mapping[str, Any] = {
    "Boolean": True,
    "Date": date(2026, 3, 1).isoformat(),
    "DateTime": datetime(2026, 3, 1, 9, tzinfo=UTC).isoformat(),
    "Decimal": str(Decimal("1.50")),
    "Int": 7,
}
# How deep inputs of a type of their own are filled.
DEEP = 4


def filled(type_: Any, depth: int, *, only: int | None = None) -> Any:
    """A value of a type as a client may send it: of an input all members, or the ``only`` one of them by its place."""
    if isinstance(type_, GraphQLNonNull):
        return filled(type_.of_type, depth)
    if isinstance(type_, GraphQLList):
        return [filled(type_.of_type, depth), *([] if isinstance(type_.of_type, GraphQLNonNull) else [None])]
    if isinstance(type_, GraphQLEnumType):
        return next(iter(type_.values))
    if not isinstance(type_, GraphQLInputObjectType):
        return SCALARS.get(type_.name, "x")
    members = [*type_.fields.items()]
    if takes_one(type_):
        leaves = [
            place for place, (_, each) in enumerate(members) if not is_input_object_type(get_named_type(each.type))
        ]
        name, member = members[(only or 0) if depth > 0 or not leaves else leaves[0]]
        return {name: filled(member.type, depth - 1)}
    given: dict[str, Any] = {}
    for place, (name, member) in enumerate(members):
        if (depth > 0 and only in (None, place)) or is_required(member):
            given[name] = filled(member.type, depth - 1)
        elif only is not None and not isinstance(member.type, GraphQLNonNull):
            given[name] = None
    return given


def read(definition: StrawberryObjectDefinition, value: Any) -> Any:
    return convert_argument(value, definition.origin, schema.schema_converter.scalar_registry, schema.config)


@contextmanager
def by_the_library() -> Generator[None]:
    """Meanwhile the library reads all inputs in its own way."""
    ours = {name: each.from_input for name, each in INPUTS.items()}
    for each in INPUTS.values():
        each.from_input = None
    try:
        yield
    finally:
        for name, each in INPUTS.items():
            each.from_input = ours[name]


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_an_input_is_read_as_the_library_reads_it(name: str) -> None:
    type_, definition = CORE.type_map[name], INPUTS[name]
    assert isinstance(type_, GraphQLInputObjectType)
    assert definition.from_input is not None
    for only in (None, *range(len(type_.fields))):
        value = coerce_input_value(filled(type_, DEEP, only=only), type_)
        ours = read(definition, value)
        with by_the_library():
            assert read(definition, value) == ours
        assert type(ours) is definition.origin
