"""Random queries over a schema: aliases, fragments of both kinds, directives with variables, fields asked twice, ``__typename``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, cast

from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)
from hypothesis import strategies as st

# The ways in which a field may be called, by its name or, where names have several, by `Type.name`.
Arguments = Mapping[str, Sequence[str]]
# Each with its type.
Variables = Mapping[str, tuple[str, Any]]

_DIRECTIVES = ("@skip(if: $yes)", "@skip(if: $no)", "@include(if: $yes)", "@include(if: $no)", "@include(if: true)")


@dataclass
class _Writer:
    """Writes selections; ``room`` is for so many fields."""

    random: Random
    schema: GraphQLSchema
    arguments: Arguments
    room: int
    fragments: list[str] = field(default_factory=list[str])
    names: int = 0

    def selection(self, type_: Any, depth: int) -> str:
        """A selection of a type's fields, which is never empty."""
        written = [*self._fields(type_, depth)]
        if not isinstance(type_, GraphQLObjectType):
            written += self._by_type(type_, depth)
        if not written or self._chance(6):
            written.append("__typename")
        self.random.shuffle(written)
        return self._wrapped(type_, " ".join(written))

    def _fields(self, type_: Any, depth: int) -> Iterator[str]:
        fields = {} if isinstance(type_, GraphQLUnionType) else self._askable(type_, depth)
        for name in self.random.choices(sorted(fields), k=self.random.randint(1, 6)) if fields else ():
            if self.room > 0:
                yield self._field(type_, name, depth)

    def _by_type(self, type_: Any, depth: int) -> Iterator[str]:
        possible = sorted(self.schema.get_possible_types(type_), key=lambda each: each.name)
        for kind in self.random.sample(possible, k=self.random.randint(0, len(possible))):
            yield f"... on {kind.name} {self._directive()} {{ {self.selection(kind, depth)} }}"

    def _askable(self, type_: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> list[str]:
        return [
            name
            for name, each in type_.fields.items()
            if (self._ways(type_, name) or not any(map(is_required_argument, each.args.values())))
            and (depth > 0 or is_leaf_type(get_named_type(each.type)))
        ]

    def _ways(self, type_: Any, name: str) -> Sequence[str]:
        return self.arguments.get(f"{type_.name}.{name}") or self.arguments.get(name) or ()

    def _field(self, type_: Any, name: str, depth: int) -> str:
        self.room -= 1
        called = self.random.choice(self._ways(type_, name) or ("",))
        of = get_named_type(type_.fields[name].type)
        # Under one name two kinds of objects, or two ways of calling, would be two fields: no valid document has them.
        is_named = called or self._chance(4) or (not is_leaf_type(of) and name in self.arguments)
        alias = f"{self._name('a')}: " if is_named else ""
        below = "" if is_leaf_type(of) else f"{{ {self.selection(of, depth - 1)} }}"
        return f"{alias}{name}{called} {self._directive()} {below}"

    def _wrapped(self, type_: Any, written: str) -> str:
        match self.random.randint(0, 9):
            case 0:
                return f"... {self._directive()} {{ {written} }}"
            case 1:
                return f"... on {type_.name} {{ {written} }} __typename"
            case 2:
                name = self._name("F")
                self.fragments.append(f"fragment {name} on {type_.name} {{ {written} }}")
                return f"...{name} {self._directive()}"
            case _:
                return written

    def _directive(self) -> str:
        return self.random.choice(_DIRECTIVES) if self._chance(8) else ""

    def _chance(self, of: int) -> bool:
        return self.random.randrange(of) == 0

    def _name(self, prefix: str) -> str:
        self.names += 1
        return f"{prefix}{self.names}"


@st.composite
def queries(
    draw: st.DrawFn,
    schema: GraphQLSchema,
    *,
    root: str,
    type_name: str,
    arguments: Arguments,
    variables: Variables,
    depth: int,
) -> tuple[str, dict[str, Any]]:
    """A query and its variables: what is selected of a type below ``root``, which opens what it needs: ``{ dashboard { widgets``."""
    # Of choices made one by one most would be the simplest, and most queries of nothing.
    writer = _Writer(Random(draw(st.integers(0, 2**32 - 1))), schema, arguments, room=150)
    selection = writer.selection(cast("Any", schema.type_map[type_name]), depth)
    text = f"{root} {{ {selection} }}{' }' * root.count('{ ')} {' '.join(writer.fragments)}"
    given = {"yes": ("Boolean!", True), "no": ("Boolean!", False), **variables}
    used = {name: each for name, each in given.items() if f"${name}" in text}
    declared = ", ".join(f"${name}: {of}" for name, (of, _) in used.items())
    return f"query{f'({declared})' if declared else ''} {text}", {name: value for name, (_, value) in used.items()}
