"""Enumerations of the resolvers, with the descriptions the API owes its readers."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar, cast

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

E = TypeVar("E", bound=Enum)


def describe(enumeration: type[E], description: str, values: Mapping[E, str], *, name: str | None = None) -> type[E]:
    """Makes the enumeration a GraphQL type whose every value is described. Raises KeyError for a value that is not.

    A value is called by its member's name, whatever the member's value is.
    """
    strawberry.enum(enumeration, description=description, name=name)
    definition = cast("StrawberryEnumDefinition", vars(enumeration)["__strawberry_definition__"])
    for value in definition.values:
        value.description = values[enumeration[value.name]]
    return enumeration
