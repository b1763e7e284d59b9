"""Enumerations of the resolvers, with the descriptions the API owes its readers."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar, cast

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from resolvers.declared import Declared

E = TypeVar("E", bound=Enum)
D = TypeVar("D", bound=Declared)


def describe(enumeration: type[E], description: str, values: Mapping[E, str], *, name: str | None = None) -> type[E]:
    """Makes the enumeration a GraphQL type whose every value is described. Raises KeyError for a value that is not.

    A value is called by its member's name, whatever the member's value is.
    """
    strawberry.enum(enumeration, description=description, name=name)
    definition = cast("StrawberryEnumDefinition", vars(enumeration)["__strawberry_definition__"])
    for value in definition.values:
        value.description = values[enumeration[value.name]]
    return enumeration


def describe_declared(enumeration: type[D], description: str, *, name: str | None = None) -> type[D]:
    """The same of an enumeration whose members were declared with what they mean."""
    return describe(enumeration, description, {each: each.meaning.description.en for each in enumeration}, name=name)
