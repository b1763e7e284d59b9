"""Null and left out are one: clients that keep answers take them for one, and some send null for what was left out."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    Undefined,
    is_introspection_type,
    parse,
)
from graphql.execution.values import get_argument_values, get_variable_values
from graphql.utilities import coerce_input_value
from strawberry.types.field import StrawberryField

from tests.schema.inputs import CORE, is_required, required_of, takes_one


def has_default(member: Any) -> bool:
    return member.default_value is not Undefined


ARGUMENTS = {
    f"{type_.name}.{name}({argument}:)": (field, argument)
    for type_ in CORE.type_map.values()
    if isinstance(type_, GraphQLObjectType) and not is_introspection_type(type_)
    for name, field in type_.fields.items()
    for argument, declared in field.args.items()
    if not is_required(declared)
}
INPUT_FIELDS = {
    f"{type_.name}.{name}": (type_, name)
    for type_ in CORE.type_map.values()
    if isinstance(type_, GraphQLInputObjectType) and not takes_one(type_)
    for name, field in type_.fields.items()
    if not is_required(field)
}


def test_whatever_has_a_default_may_be_null() -> None:
    assert [
        name for name, member in _members() if isinstance(member.type, GraphQLNonNull) and has_default(member)
    ] == []


def _members() -> Iterator[tuple[str, Any]]:
    for type_ in CORE.type_map.values():
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) and not is_introspection_type(type_):
            for name, field in type_.fields.items():
                yield from ((f"{type_.name}.{name}({argument}:)", each) for argument, each in field.args.items())
        elif isinstance(type_, GraphQLInputObjectType):
            yield from ((f"{type_.name}.{name}", field) for name, field in type_.fields.items())


@pytest.mark.parametrize("name", ARGUMENTS)
def test_resolvers_get_the_same_for_an_argument_that_is_null_and_one_left_out(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    field, argument = ARGUMENTS[name]
    handed: list[dict[str, Any]] = []
    monkeypatch.setattr(StrawberryField, "get_result", lambda *_, kwargs, **__: handed.append({**kwargs, "info": None}))
    required = required_of(field.args)
    types = ", ".join(f"${each}: {field.args[each].type}" for each in [*required, argument])
    passed = ", ".join(f"{each}: ${each}" for each in [*required, argument])
    operation: Any = parse(f"query({types}) {{ field({passed}) }}").definitions[0]
    for given in (required, {**required, argument: None}):
        variables = get_variable_values(CORE, operation.variable_definitions, given)
        assert not isinstance(variables, list), variables
        values = get_argument_values(field, operation.selection_set.selections[0], variables)
        assert field.resolve is not None
        resolved = field.resolve(None, None, **values)
        if hasattr(resolved, "close"):
            with pytest.raises(StopIteration):
                resolved.send(None)
    left_out, null = handed
    assert left_out == null


@pytest.mark.parametrize("name", INPUT_FIELDS)
def test_an_input_field_that_is_null_is_read_like_one_left_out(name: str) -> None:
    type_, field = INPUT_FIELDS[name]
    required = required_of(type_.fields)
    assert coerce_input_value({**required, field: None}, type_) == coerce_input_value(required, type_)
