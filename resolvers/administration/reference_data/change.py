"""Renaming, moving and archiving terms."""

from sqlalchemy import select

from resolvers.administration.inputs import TermChange
from resolvers.administration.kind import Kind, Row
from resolvers.administration.names import check_free, check_still_free
from resolvers.administration.reference_data.color import check_color
from resolvers.administration.reference_data.order import order_of, place
from resolvers.administration.references import is_chosen
from resolvers.administration.transaction import administering
from resolvers.administration.writing import alter, find
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.language import LocalizedText
from resolvers.records.inputs import UNSET
from resolvers.text_checks import check_name
from resolvers.user_error import UserErrorCode


async def update_term(command: CommandContext, action: str, kind: Kind, change: TermChange) -> CommandResult[int]:
    """Changes what is given. Names and colours act at once, on the past too."""
    async with administering(command) as transaction:
        row = await find(transaction, kind, change.id)
        if row is None:
            return transaction.refused()
        columns: dict[str, object] = {}
        if change.label is not UNSET:
            columns[kind.label] = check_name(transaction.problems, change.label, (kind.label,))
            await check_still_free(transaction, kind, row, columns)
        if change.color is not UNSET:
            columns["color"] = check_color(transaction.problems, change.color)
        if change.position is not None and change.position < 0:
            transaction.problems.add(("position",), UserErrorCode.INVALID, _NO_POSITION)
        if transaction.problems:
            return transaction.refused()
        # As it stands among its siblings, whatever numbers they have.
        before = row
        if change.position is not None:
            before = {**row, "position": await _move(transaction, kind, row, change.position)}
            columns["position"] = (await order_of(transaction, kind, _siblings_of(kind, row))).index(row["id"])
        await alter(transaction, action, kind, before, columns)
        return transaction.done(change.id)


async def archive_term(
    command: CommandContext, action: str, kind: Kind, id: int, *, archived: bool
) -> CommandResult[int]:
    """Takes the term out of use, or back into it, unless another one has its name by now. What has it keeps it."""
    async with administering(command) as transaction:
        row = await find(transaction, kind, id)
        if row is None:
            return transaction.refused()
        if archived:
            await _warn(transaction, kind, row)
        elif row["archived_at"] is not None:
            await check_free(transaction, kind, row, (kind.field,))
        if transaction.problems:
            return transaction.refused()
        if archived != (row["archived_at"] is not None):
            await alter(transaction, action, kind, row, {"archived_at": transaction.now if archived else None})
        return transaction.done(id)


async def _move(transaction: Transaction, kind: Kind, row: Row, position: int) -> int:
    """Moves the term to the place, and says which it had."""
    order = await order_of(transaction, kind, _siblings_of(kind, row))
    had = order.index(row["id"])
    if min(position, len(order) - 1) != had:
        order.remove(row["id"])
        order.insert(position, row["id"])
        await place(transaction, kind, order)
    return had


def _siblings_of(kind: Kind, row: Row) -> object:
    return None if kind.siblings is None else row[kind.siblings]


async def _warn(transaction: Transaction, kind: Kind, row: Row) -> None:
    chosen = is_chosen(kind)
    if chosen is not None and await transaction.connection.scalar(select(chosen(row))):
        transaction.warnings.append(_CHOSEN.format(name=row[kind.label]))


_NO_POSITION = LocalizedText("Expected a place counted from 0.", "Ожидается место, считая с 0.")
_CHOSEN = LocalizedText(
    "“{name}” is chosen in the report field settings. A block that needs an archived field shows nothing until another is chosen; "
    "an archived stage goes on counting.",
    "«{name}» выбрано в настройках полей для отчётов. Блок, которому нужно поле из архива, ничего не показывает, пока не выбрано "
    "другое; стадия из архива продолжает учитываться.",
)
