"""Looking ahead: which fields a client asks for below one, and with which arguments.

Directives are not looked at: a field that is skipped counts as asked, which costs work but changes no answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, cast

from cachetools import LRUCache
from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLResolveInfo,
    InlineFragmentNode,
    SelectionSetNode,
    Undefined,
    value_from_ast_untyped,
)

from schema.context import Info

# Of fields below all places that are kept: no more than of `schema.projection`.
_ROOM = 20_000


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a document: the fields everywhere below it by their names, and those directly below by what they are answered as. Its
    nodes are kept so that nothing else gets their ids."""

    nodes: list[FieldNode]
    below: Mapping[str, list[FieldNode]]
    answered: Mapping[str, list[FieldNode]]

    @property
    def size(self) -> int:
        """How many fields it is."""
        return len(self.nodes) + sum(map(len, (*self.below.values(), *self.answered.values())))


_known: LRUCache[tuple[int, ...], _Place] = LRUCache(_ROOM, getsizeof=lambda place: place.size)


def selected_below(info: Info) -> Set[str]:
    """The names of all fields selected anywhere below the field being resolved, fragments included."""
    return _place(info).below.keys()


def answered_below(info: Info) -> Mapping[str, list[FieldNode]]:
    """The fields directly below the one being resolved, fragments included, by what they are answered as."""
    return _place(info).answered


def arguments_of(info: Info, field: FieldNode) -> Mapping[str, Any]:
    """The arguments of a selected field, but for those that are null: they are as if left out."""
    # Not the library's own view of a selection, in which a number written into the query is its digits.
    variables = info.variable_values
    given = {
        argument.name.value: value_from_ast_untyped(argument.value, variables) for argument in field.arguments or ()
    }
    return {name: value for name, value in given.items() if value is not None and value is not Undefined}


def arguments_below(info: Info, name: str, argument: str) -> list[Any]:
    """The values an argument has in all selections of a field anywhere below the one being resolved, where it is given."""
    given = (arguments_of(info, field) for field in _place(info).below.get(name, ()))
    return [arguments[argument] for arguments in given if argument in arguments]


def most_selected_below(
    info: Info, fields: Iterable[FieldNode] | None, name: str, argument: str, otherwise: int
) -> int:
    """The largest value a whole-number argument has in all selections of a field below these, fragments included.

    ``otherwise`` stands for an argument left out; 0: the field is not selected. No fields: the one being resolved.
    """
    raw = _raw(info)
    below = _fields_below(raw, raw.field_nodes if fields is None else fields, everywhere=True)
    values = (arguments_of(info, field).get(argument, otherwise) for field in below if field.name.value == name)
    return max((value if isinstance(value, int) else otherwise for value in values), default=0)


def _place(info: Info) -> _Place:
    """Where the field stands that is being resolved: of a place in a document that was asked before, as it was found."""
    raw = _raw(info)
    key = tuple(map(id, raw.field_nodes))
    known = _known.get(key)
    if known is None:
        below: dict[str, list[FieldNode]] = {}
        for field in _fields_below(raw, raw.field_nodes, everywhere=True):
            below.setdefault(field.name.value, []).append(field)
        answered: dict[str, list[FieldNode]] = {}
        for field in _fields_below(raw, raw.field_nodes, everywhere=False):
            answered.setdefault((field.alias or field.name).value, []).append(field)
        known = _Place([*raw.field_nodes], below, answered)
        if known.size <= _known.maxsize:
            _known[key] = known
    return known


def _raw(info: Info) -> "GraphQLResolveInfo[Any]":
    # The only way to the query's text; the library leaves its type open.
    return cast(
        "GraphQLResolveInfo[Any]",
        info._raw_info,  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType]
    )


def _fields_below(
    raw: "GraphQLResolveInfo[Any]", fields: Iterable[FieldNode], *, everywhere: bool
) -> Iterator[FieldNode]:
    """The fields directly below, or everywhere below; each fragment once."""
    seen: set[str] = set()
    todo: list[SelectionSetNode | None] = [field.selection_set for field in fields]
    while todo:
        for selection in ((selections := todo.pop()) and selections.selections) or ():
            match selection:
                case FieldNode():
                    yield selection
                    if everywhere:
                        todo.append(selection.selection_set)
                case InlineFragmentNode():
                    todo.append(selection.selection_set)
                case FragmentSpreadNode() if (name := selection.name.value) not in seen:
                    seen.add(name)
                    todo.append(raw.fragments[name].selection_set)
                case _:
                    pass
