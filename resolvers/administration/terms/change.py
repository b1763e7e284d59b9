"""Renaming, moving, archiving and deleting terms."""

from sqlalchemy import select

from resolvers.administration.act import Act, Asking, Done, administering
from resolvers.administration.inputs import TermChange
from resolvers.administration.kind import Kind, Row
from resolvers.administration.pointers import check_unused, is_chosen
from resolvers.administration.terms.color import check_color
from resolvers.administration.terms.order import order_of, place
from resolvers.administration.writing import alter, find, remove
from resolvers.language import Text
from resolvers.records.inputs import UNSET
from resolvers.records.texts import check_name
from resolvers.records.user_error import UserErrorCode


async def update_term(asking: Asking, action: str, kind: Kind, change: TermChange) -> Done:
    """Changes what is given. Names and colours act at once, on the past too."""
    async with administering(asking) as act:
        row = await find(act, kind, change.id)
        if row is None:
            return act.refused()
        columns: dict[str, object] = {}
        if change.label is not UNSET:
            columns[kind.label] = check_name(act.problems, change.label, (kind.label,))
        if change.color is not UNSET:
            columns["color"] = check_color(act.problems, change.color)
        if change.position is not None and change.position < 0:
            act.problems.add(("position",), UserErrorCode.INVALID, _NO_POSITION)
        if act.problems:
            return act.refused()
        # As it stands among its siblings, whatever numbers they have.
        before = row
        if change.position is not None:
            before = {**row, "position": await _move(act, kind, row, change.position)}
            columns["position"] = (await order_of(act, kind, _siblings_of(kind, row))).index(row["id"])
        await alter(act, action, kind, before, columns)
        return act.done(change.id)


async def archive_term(asking: Asking, action: str, kind: Kind, id: int, *, archived: bool) -> Done:
    """Takes the term out of use, or back into it. What has it keeps it."""
    async with administering(asking) as act:
        row = await find(act, kind, id)
        if row is None:
            return act.refused()
        if archived:
            await _warn(act, kind, row)
        if archived != (row["archived_at"] is not None):
            await alter(act, action, kind, row, {"archived_at": act.now if archived else None})
        return act.done(id)


async def delete_term(asking: Asking, action: str, kind: Kind, id: int) -> Done:
    """Removes a term that nothing refers to."""
    async with administering(asking) as act:
        row = await find(act, kind, id, to_delete=True)
        if row is not None:
            await check_unused(act, kind, row)
        if row is None or act.problems:
            return act.refused()
        await remove(act, action, kind, row)
        return act.done(id)


async def _move(act: Act, kind: Kind, row: Row, position: int) -> int:
    """Moves the term to the place, and says which it had."""
    order = await order_of(act, kind, _siblings_of(kind, row))
    had = order.index(row["id"])
    if min(position, len(order) - 1) != had:
        order.remove(row["id"])
        order.insert(position, row["id"])
        await place(act, kind, order)
    return had


def _siblings_of(kind: Kind, row: Row) -> object:
    return None if kind.siblings is None else row[kind.siblings]


async def _warn(act: Act, kind: Kind, row: Row) -> None:
    chosen = is_chosen(kind)
    if chosen is not None and await act.connection.scalar(select(chosen(row))):
        act.warnings.append(_CHOSEN.format(name=row[kind.label]))


_NO_POSITION = Text("Expected a place counted from 0.", "Ожидается место, считая с 0.")
_CHOSEN = Text(
    "“{name}” is chosen in the report field settings. A block that needs an archived field shows nothing until another is chosen; "
    "an archived stage goes on counting.",
    "«{name}» выбрано в настройках полей для отчётов. Блок, которому нужно поле из архива, ничего не показывает, пока не выбрано "
    "другое; стадия из архива продолжает учитываться.",
)
