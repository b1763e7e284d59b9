"""Looking ahead: which fields a client asks for below one."""

from typing import Any, cast

from graphql import FieldNode, FragmentSpreadNode, GraphQLResolveInfo, InlineFragmentNode, SelectionSetNode
from strawberry.types.nodes import SelectedField

from schema.context import Info


def selected_below(info: Info) -> frozenset[str]:
    """The names of all fields selected anywhere below the field being resolved, fragments included.

    Directives are not looked at: a field that is skipped counts as asked, which costs work but changes no answer.
    """
    # The only way to the query's text; the library leaves its type open.
    raw = cast(
        "GraphQLResolveInfo[Any]",
        info._raw_info,  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType]
    )
    names: set[str] = set()
    seen: set[str] = set()
    todo: list[SelectionSetNode | None] = [node.selection_set for node in raw.field_nodes]
    while todo:
        for selection in ((selections := todo.pop()) and selections.selections) or ():
            match selection:
                case FieldNode():
                    names.add(selection.name.value)
                    todo.append(selection.selection_set)
                case InlineFragmentNode():
                    todo.append(selection.selection_set)
                case FragmentSpreadNode() if (name := selection.name.value) not in seen:
                    seen.add(name)
                    todo.append(raw.fragments[name].selection_set)
                case _:
                    pass
    return frozenset(names)


def most_selected_below(info: Info, field: str, argument: str, otherwise: int) -> int:
    """The largest value a whole-number argument has in all selections of a field below the one being resolved, fragments included.

    ``otherwise`` stands for an argument left out; 0: the field is not selected.
    """
    most = 0
    todo = [*info.selected_fields]
    while todo:
        selection = todo.pop()
        todo += selection.selections
        if isinstance(selection, SelectedField) and selection.name == field:
            value = selection.arguments.get(argument, otherwise)
            most = max(most, value if isinstance(value, int) else otherwise)
    return most
