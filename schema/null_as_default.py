"""What has a default may be null and means it then: clients that keep answers take null and left out for one, and some send null."""

from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
)


def read_null_as_default(schema: GraphQLSchema) -> None:
    """Makes every argument and input field with a default nullable, and hands its default on where null is given.

    Their declarations stay as they are, so what they are read by never meets null.
    """
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field in kind.fields.values():
                _arguments(field)
        elif isinstance(kind, GraphQLInputObjectType):
            _input(kind)


def _arguments(field: GraphQLField) -> None:
    defaults = _loosen(field.args)
    resolve = field.resolve
    if defaults and resolve is not None:
        field.resolve = lambda source, info, **given: resolve(source, info, **_filled(given, defaults))


def _input(kind: GraphQLInputObjectType) -> None:
    if defaults := _loosen(kind.fields):
        kind.out_type = lambda given: _filled(given, defaults)  # pyright: ignore[reportAttributeAccessIssue] - as its constructor sets it


def _loosen(members: dict[str, Any]) -> dict[str, object]:
    defaults: dict[str, object] = {}
    for name, member in members.items():
        assert isinstance(member, GraphQLArgument | GraphQLInputField)
        if isinstance(member.type, GraphQLNonNull) and member.default_value is not Undefined:
            member.type = member.type.of_type
            defaults[member.out_name or name] = member.default_value
    return defaults


def _filled(given: dict[str, Any], defaults: dict[str, object]) -> dict[str, Any]:
    return {name: defaults[name] if value is None and name in defaults else value for name, value in given.items()}
