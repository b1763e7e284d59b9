"""Looking ahead: which fields a client asks for below one, and with which arguments.

Directives are not looked at: a field that is skipped counts as asked, which costs work but changes no answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

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


def selected_below(info: Info) -> frozenset[str]:
    """The names of all fields selected anywhere below the field being resolved, fragments included."""
    raw = _raw(info)
    return frozenset(field.name.value for field in _fields_below(raw, raw.field_nodes, everywhere=True))


def answered_below(info: Info) -> Mapping[str, list[FieldNode]]:
    """The fields directly below the one being resolved, fragments included, by what they are answered as."""
    raw = _raw(info)
    found: dict[str, list[FieldNode]] = {}
    for field in _fields_below(raw, raw.field_nodes, everywhere=False):
        found.setdefault((field.alias or field.name).value, []).append(field)
    return found


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
    raw = _raw(info)
    below = _fields_below(raw, raw.field_nodes, everywhere=True)
    given = (arguments_of(info, field) for field in below if field.name.value == name)
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
