"""Every place of the schema that takes an id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLObjectType, get_named_type

from tests.schema.inputs import CORE, is_required, required_of, simplest, takes_one

Path = tuple[str, ...]


def places_of_ids(type_: Any, inside: tuple[Any, ...] = ()) -> Iterator[Path]:
    """The ways through an input type to its ids; what holds itself is entered once."""
    named = get_named_type(type_)
    if named.name == "ID":
        yield ()
    elif isinstance(named, GraphQLInputObjectType) and named not in inside:
        for name, member in named.fields.items():
            yield from ((name, *rest) for rest in places_of_ids(member.type, (*inside, named)))


def with_id(type_: Any, given: Any, path: Path, id_: str) -> Any:
    """The value with this id at the place, and whatever must be given around it."""
    if isinstance(type_, GraphQLNonNull):
        return with_id(type_.of_type, given, path, id_)
    if isinstance(type_, GraphQLList):
        return [with_id(type_.of_type, given[0] if given else None, path, id_)]
    if not path:
        return id_
    name, *rest = path
    member = type_.fields[name]
    around = {} if takes_one(type_) else given or required_of(type_.fields)
    return {**around, name: with_id(member.type, around.get(name), tuple(rest), id_)}


@dataclass(frozen=True)
class Place:
    """A place of an id in an argument, and the operation that has it there."""

    field: str
    argument: str
    path: Path
    document: str
    type: Any
    others: Mapping[str, Any]

    def __str__(self) -> str:
        return ".".join((self.field, self.argument, *self.path))

    def variables(self, id_: str) -> dict[str, Any]:
        """What is asked with this id."""
        return {**self.others, self.argument: with_id(self.type, self.others.get(self.argument), self.path, id_)}


# How fields with ids in their arguments are reached that are not fields of `Query`.
_AROUND = {
    "Report.widget": 'report(id: "{report}") { {field} }',
    "ReportTemplate.definition": "reportTemplates { {field} }",
}
# By the same functions as fields of `Query` of this name, after a write.
THE_SAME = {"SaveLayoutPayload.dashboard"}


def places_of_queries() -> list[Place]:
    """All that are read by."""
    found: list[Place] = []
    for type_ in CORE.type_map.values():
        if isinstance(type_, GraphQLObjectType) and type_ is not CORE.mutation_type:
            for name, field in type_.fields.items():
                called = f"{type_.name}.{name}"
                around = "{field}" if type_ is CORE.query_type else _AROUND.get(called, "")
                if called not in THE_SAME:
                    found += _places(name, field, around)
    return found


def _places(name: str, field: Any, around: str) -> Iterator[Place]:
    for argument, declared in field.args.items():
        given = {other: simplest(each.type) for other, each in field.args.items() if is_required(each)}
        names = [*{**given, argument: None}]
        types = ", ".join(f"${each}: {field.args[each].type}" for each in names)
        passed = ", ".join(f"{each}: ${each}" for each in names)
        asked = around.replace("{field}", f"{name}({passed}) {selection(field.type)}")
        for path in places_of_ids(declared.type):
            others = {other: value for other, value in given.items() if other != argument or path}
            yield Place(name, argument, path, f"query({types}) {{ {asked} }}", declared.type, others)


def selection(type_: Any, depth: int = 2) -> str:
    """What is shown of a type: its plain fields that need no argument, and those of what it holds."""
    named = get_named_type(type_)
    if not hasattr(named, "fields") or isinstance(named, GraphQLInputObjectType):
        return ""
    shown = ["__typename"]
    for name, field in named.fields.items():
        if any(map(is_required, field.args.values())):
            continue
        if not hasattr(get_named_type(field.type), "fields"):
            if not hasattr(get_named_type(field.type), "types"):
                shown.append(name)
        elif depth > 1:
            shown.append(f"{name} {selection(field.type, depth - 1)}")
    return f"{{ {' '.join(shown)} }}"
