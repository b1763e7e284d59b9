"""The schema as a whole."""

from collections.abc import Iterator
from pathlib import Path

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    is_introspection_type,
)

from schema.schema import schema

FILE = Path(__file__).parents[2] / "schema.graphql"
CORE = schema._schema  # pyright: ignore[reportPrivateUsage]


def test_file_in_the_repository_is_the_schema() -> None:
    assert FILE.read_text(encoding="utf-8").strip() == schema.as_str().strip(), "Run `make schema`"


def test_everything_is_described() -> None:
    assert [name for name, description in described_things() if not description] == []


def described_things() -> Iterator[tuple[str, str | None]]:
    for type_ in CORE.type_map.values():
        if is_introspection_type(type_):
            continue
        yield type_.name, type_.description
        if isinstance(type_, GraphQLEnumType):
            for name, value in type_.values.items():
                yield f"{type_.name}.{name}", value.description
        elif isinstance(type_, GraphQLInputObjectType):
            for name, field in type_.fields.items():
                yield f"{type_.name}.{name}", field.description
        elif isinstance(type_, (GraphQLObjectType, GraphQLInterfaceType)):
            for name, field in type_.fields.items():
                yield f"{type_.name}.{name}", field.description
                for argument_name, argument in field.args.items():
                    yield f"{type_.name}.{name}({argument_name}:)", argument.description
    for directive in CORE.directives:
        yield f"@{directive.name}", directive.description
