"""Values for the inputs of the schema, made from their types alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    Undefined,
    get_named_type,
)

from schema.node import global_id
from schema.schema import schema

CORE = schema._schema  # pyright: ignore[reportPrivateUsage] - has no public name

_SCALARS: Mapping[str, Any] = {
    "ID": global_id("User", 1),
    "Int": 1,
    "Boolean": True,
    "Float": 1.5,
    "String": "text",
    "Decimal": "1.5",
    "Date": "2026-03-01",
    "DateTime": "2026-03-01T12:00:00Z",
}


def simplest(type_: Any) -> Any:
    """A value of an input type, as JSON: nothing that may be left out, one member of what takes exactly one."""
    if isinstance(type_, GraphQLNonNull):
        return simplest(type_.of_type)
    if isinstance(type_, GraphQLList):
        return []
    if isinstance(type_, GraphQLEnumType):
        return next(iter(type_.values))
    if not isinstance(type_, GraphQLInputObjectType):
        return _SCALARS[type_.name]
    if takes_one(type_):
        name, member = min(type_.fields.items(), key=lambda each: isinstance(each[1].type, GraphQLList))
        return {name: simplest(member.type)}
    return required_of(type_.fields)


def required_of(members: Mapping[str, Any]) -> dict[str, Any]:
    """Values for the arguments or input fields that must be given."""
    return {name: simplest(member.type) for name, member in members.items() if is_required(member)}


def takes_one(type_: GraphQLInputObjectType) -> bool:
    """Whether it takes exactly one of its members."""
    return bool(type_.extensions["strawberry-definition"].is_one_of)


def is_required(member: Any) -> bool:
    """Whether an argument or input field must be given."""
    return isinstance(member.type, GraphQLNonNull) and member.default_value is Undefined


def emptied(type_: Any, given: Any) -> Iterator[Any]:
    """The value with each list that its type has, anywhere within, empty; lists that are not in the value among them."""
    named = get_named_type(type_)
    if not isinstance(named, GraphQLInputObjectType):
        return
    if isinstance(given, list):
        for place, each in enumerate(given):
            yield from ([*given[:place], other, *given[place + 1 :]] for other in emptied(named, each))
        return
    for name, member in named.fields.items():
        if isinstance(_nullable(member.type), GraphQLList) and (name in given or not takes_one(named)):
            yield {**given, name: []}
        if given.get(name) is not None:
            yield from ({**given, name: other} for other in emptied(member.type, given[name]))


def _nullable(type_: Any) -> Any:
    return type_.of_type if isinstance(type_, GraphQLNonNull) else type_
