"""What has a default may be null and means it then: clients that keep answers take null and left out for one, and some send null."""

from collections.abc import Mapping
from typing import Any, cast

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
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


def with_defaults(field: GraphQLField, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments as the field's declaration reads them."""
    return _filled(given, field.extensions.get(_DEFAULTS, {}))


_DEFAULTS = "null-as-default"


def _arguments(field: GraphQLField) -> None:
    defaults = _loosen(field.args)
    resolve = field.resolve
    if defaults and resolve is not None:
        field.extensions[_DEFAULTS] = defaults

        def resolve_filled(source: Any, info: GraphQLResolveInfo[Any], **given: Any) -> Any:
            return resolve(source, info, **_filled(given, defaults))

        field.resolve = resolve_filled


def _input(kind: GraphQLInputObjectType) -> None:
    if defaults := _loosen(kind.fields):
        kind.out_type = lambda given: _filled(given, defaults)  # pyright: ignore[reportAttributeAccessIssue] - as its constructor sets it


def _loosen(members: Mapping[str, GraphQLArgument | GraphQLInputField]) -> dict[str, object]:
    defaults: dict[str, object] = {}
    for name, member in members.items():
        # Its type is left open by the library.
        type_: Any = cast("Any", member).type
        if isinstance(type_, GraphQLNonNull) and member.default_value is not Undefined:
            member.type = cast("Any", type_).of_type
            defaults[member.out_name or name] = member.default_value
    return defaults


def _filled(given: dict[str, Any], defaults: dict[str, object]) -> dict[str, Any]:
    return {name: defaults[name] if value is None and name in defaults else value for name, value in given.items()}
