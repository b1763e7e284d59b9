"""Making objects of what an input says: how, is worked out once for each type. The library works it out anew for each value; its way
(`strawberry.types.arguments.convert_argument`) stays the reference."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from functools import cached_property
from typing import Any, cast

import strawberry
from strawberry.types.arguments import (
    InputContext,
    _is_leaf_type,  # pyright: ignore[reportPrivateUsage] - what it leaves as it is
)
from strawberry.types.base import StrawberryList, StrawberryObjectDefinition, StrawberryOptional, has_object_definition
from strawberry.types.unset import UNSET

# What is neither null nor left out.
_Read = Callable[[Any], Any]


def read_inputs_at_once(schema: strawberry.Schema) -> None:
    """Has the schema's inputs read so."""
    for each in schema.schema_converter.type_map.values():
        if not isinstance(each.definition, StrawberryObjectDefinition):
            continue
        if each.definition.is_input:
            each.definition.from_input = _Reader(schema, each.definition).read
        for argument in (argument for field in each.definition.fields for argument in field.arguments):
            # Or its name is put together for each value.
            argument.graphql_name = schema.config.name_converter.from_argument(argument)


class _Reader:
    """Of one type of inputs."""

    def __init__(self, schema: strawberry.Schema, definition: StrawberryObjectDefinition) -> None:
        self._schema, self._definition = schema, definition

    def read(self, type_: type, given: Mapping[str, Any], _context: InputContext | None) -> Any:
        """The object. What is left out and has no default is empty."""
        values = dict(self._empty)
        for name, member, read in self._members:
            if name in given:
                value = given[name]
                values[member] = value if read is None or value is None or value is UNSET else read(value)
        return type_(**values)

    @cached_property
    def _empty(self) -> Mapping[str, None]:
        fields: list[Any] = self._definition.fields
        return {each.python_name: None for each in fields if each.default_value is each.default_factory is MISSING}

    # Once all types are declared that they may be of.
    @cached_property
    def _members(self) -> list[tuple[str, str, _Read | None]]:
        name = self._schema.config.name_converter.from_field
        return [
            (name(field), field.python_name, self._reading(field.resolve_type(type_definition=self._definition)))
            for field in self._definition.fields
        ]

    def _reading(self, type_: Any) -> _Read | None:
        """How values of the type are read; ``None``: as they are. Raises ``TypeError`` for types that no input here has."""
        if isinstance(type_, StrawberryOptional):
            return self._reading(type_.of_type)
        if isinstance(type_, StrawberryList):
            read = self._reading(type_.of_type)
            # A list is another one in any case: the library has one default for all.
            return list if read is None else lambda given: [None if each is None else read(each) for each in given]
        if _is_leaf_type(type_, self._schema.schema_converter.scalar_registry):
            return None
        if not has_object_definition(type_) or (from_input := type_.__strawberry_definition__.from_input) is None:
            raise TypeError(f"Expected an input of a known kind, not {type_!r}.")
        return lambda given: from_input(cast("type", type_), given, cast("Any", None))
