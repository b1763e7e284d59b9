"""Saving operations upon a revision: what was saved since is merged with, or stands against them, and nothing is lost in silence."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from permissions.viewer import Viewer
from resolvers.commands import CommandContext, Transaction, begin
from resolvers.language import LocalizedText
from resolvers.layout.applying import apply
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.layout_lock import LayoutLock, find_saved, lock_layout, write_next
from resolvers.layout.operation import Operation, overlapping, widgets_of, write_operation
from resolvers.layout.owner import Owner, OwnerKind
from resolvers.layout.personal_layout_inputs import load_personal_layout
from resolvers.layout.revision import Revision, revisions_since
from resolvers.text_checks import check_text
from resolvers.user_error import Problems, UserError, UserErrorCode

MAX_OPERATIONS = 200
MAX_IDEMPOTENCY_KEY = 200


@dataclass(frozen=True, slots=True)
class Save:
    """What somebody wants to do to a layout they saw at ``base_revision``."""

    base_revision: int
    operations: tuple[Operation, ...]
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides that changed the same widgets: the first was saved, the second was not, and both are told.

    ``widgets`` are the keys in dispute, empty where one side changed the whole layout.
    """

    base_revision: int
    revision: int
    widgets: frozenset[str]
    theirs: tuple[Revision, ...]
    yours: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save: nothing to tell, or why nothing was saved."""

    conflict: Conflict | None = None
    errors: tuple[UserError, ...] = ()


async def save_layout(command: CommandContext, save: Save) -> Saved:
    """Saves the viewer's own layout."""
    problems = check_save(save)
    if problems:
        return Saved(errors=problems.found)
    async with begin(command) as transaction:
        held = await lock_layout(transaction, Owner(OwnerKind.USER, command.viewer.user_id))
        layout_inputs = await read_own_ground(transaction.connection, command.viewer)
        return await save_held(transaction, held, layout_inputs, save)


async def read_own_ground(connection: AsyncConnection, viewer: Viewer) -> LayoutInputs:
    """What the viewer's layout follows from, as it is now."""
    return (await load_personal_layout(connection, viewer.company.id, viewer.user_id)).layout_inputs()


def check_save(save: Save) -> Problems:
    """What is wrong with a save, whatever the layout is."""
    problems = Problems()
    if not save.operations:
        problems.add(("operations",), UserErrorCode.REQUIRED, _NO_OPERATIONS)
    if len(save.operations) > MAX_OPERATIONS:
        problems.add(("operations",), UserErrorCode.TOO_LONG, _MANY_OPERATIONS.format(most=MAX_OPERATIONS))
    if save.idempotency_key is not None:
        check_text(problems, ("idempotencyKey",), save.idempotency_key, MAX_IDEMPOTENCY_KEY)
    return problems


async def save_held(transaction: Transaction, held: LayoutLock, layout_inputs: LayoutInputs, save: Save) -> Saved:
    """Saves the operations upon an arrangement that is held. Where there is a conflict or an error, the transaction is given up."""
    saved = await _save_held(transaction, held, layout_inputs, save)
    if saved.conflict or saved.errors:
        transaction.abandon()
    return saved


async def _save_held(transaction: Transaction, held: LayoutLock, layout_inputs: LayoutInputs, save: Save) -> Saved:
    connection, company_id, problems = transaction.connection, transaction.company_id, Problems()
    before = await find_saved(connection, company_id, held.owner, save.idempotency_key)
    if before is not None:
        if before != [write_operation(operation) for operation in save.operations]:
            problems.add(("idempotencyKey",), UserErrorCode.TAKEN, _ANOTHER_SAVE)
        return Saved(errors=problems.found)
    if not 0 <= save.base_revision <= held.revision:
        problems.add(("baseRevision",), UserErrorCode.INVALID, _NO_REVISION.format(revision=held.revision))
        return Saved(errors=problems.found)
    theirs = await revisions_since(connection, company_id, held.owner, save.base_revision)
    # Some of them may have been forgotten by now: then nobody knows what they changed.
    is_whole = len(theirs) == held.revision - save.base_revision
    if not is_whole or any(overlapping(each.operations, save.operations) for each in theirs):
        widgets = _contested(theirs, save.operations) if is_whole else frozenset[str]()
        return Saved(Conflict(save.base_revision, held.revision, widgets, theirs, save.operations))
    delta = apply(layout_inputs, save.operations, problems)
    if not problems:
        await write_next(transaction, held, delta, save.operations, save.idempotency_key)
    return Saved(errors=problems.found)


def _contested(theirs: Sequence[Revision], yours: Sequence[Operation]) -> frozenset[str]:
    here = widgets_of(yours)
    there = widgets_of(operation for each in theirs for operation in each.operations)
    return frozenset() if here is None or there is None else here & there


_NO_OPERATIONS = LocalizedText("Expected at least one operation.", "Ожидается хотя бы одна операция.")
_MANY_OPERATIONS = LocalizedText("Expected at most {most} operations.", "Ожидается не больше {most} операций.")
_ANOTHER_SAVE = LocalizedText(
    "Other operations were saved under this key. Expected a new key for new operations.",
    "Под этим ключом уже сохранены другие операции. Для новых операций ожидается новый ключ.",
)
_NO_REVISION = LocalizedText(
    "There is no such revision. Expected one that you have read: 0 to {revision}.",
    "Такой версии нет. Ожидается прочитанная вами: от 0 до {revision}.",
)
