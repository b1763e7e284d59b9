"""Arranging a default: what people see who have arranged nothing themselves."""

from typing import Any

from resolvers.administration.transaction import administering
from resolvers.commands import CommandContext, Transaction
from resolvers.layout.default_layout import default_ground, find_owner_name, read_default
from resolvers.layout.delta import UNTOUCHED, Delta, write_delta
from resolvers.layout.layout_lock import find_state, lock_layout, write_next
from resolvers.layout.operation import Reset, Restore
from resolvers.layout.owner import COMPANY, Owner, OwnerKind
from resolvers.layout.saving import Save, Saved, check_save, save_held
from resolvers.layout.texts import NO_REVISION
from resolvers.user_error import UserErrorCode

_TYPES = {OwnerKind.COMPANY: "Company", OwnerKind.GROUP: "Group", OwnerKind.DEPARTMENT: "Department"}


async def save_default_layout(command: CommandContext, owner: Owner, save: Save) -> Saved:
    """Saves operations upon a revision of a default, like those upon one's own layout."""
    problems = check_save(save)
    async with administering(command) as transaction:
        transaction.problems.extend(problems)
        await _check_owner(transaction, owner)
        if transaction.problems:
            return Saved(errors=transaction.problems.found)
        return await save_default_within(transaction, owner, save)


async def save_default_within(transaction: Transaction, owner: Owner, save: Save) -> Saved:
    """The same as a part of a larger act, which is given up where this cannot be saved."""
    default = await read_default(transaction.connection, transaction.company_id, COMPANY)
    company = None if owner == COMPANY else default.delta
    catalogue = default.layout.layout_inputs.catalogue
    held = await lock_layout(transaction, owner)
    saved = await save_held(transaction, held, default_ground(catalogue, held.delta, company), save)
    if saved.conflict or saved.errors:
        return saved
    after = (await lock_layout(transaction, owner)).delta
    _note(transaction, "saveDefaultLayout", owner, held.delta, after)
    return saved


async def restore_default_layout(command: CommandContext, owner: Owner, revision: int | None) -> Saved:
    """Makes a default what it was after a revision; ``None`` or 0: as if it had never been made."""
    async with administering(command) as transaction:
        await _check_owner(transaction, owner)
        delta = (
            await find_state(transaction.connection, transaction.company_id, owner, revision) if revision else UNTOUCHED
        )
        if delta is None:
            transaction.problems.add(("to", "revision"), UserErrorCode.NOT_FOUND, NO_REVISION.format(revision=revision))
        if delta is None or transaction.problems:
            return Saved(errors=transaction.problems.found)
        held = await lock_layout(transaction, owner)
        done = Restore(revision) if revision else Reset()
        await write_next(transaction, held, delta, [done])
        _note(transaction, "restoreDefaultLayout", owner, held.delta, delta)
        return Saved()


async def _check_owner(transaction: Transaction, owner: Owner) -> None:
    if (
        owner.kind is not OwnerKind.COMPANY
        and await find_owner_name(transaction.connection, transaction.company_id, owner) is None
    ):
        transaction.problems.not_found(("for", owner.kind.value))


def _note(transaction: Transaction, action: str, owner: Owner, before: Delta, after: Delta) -> None:
    subject = f"{_TYPES[owner.kind]}:{owner.id or transaction.company_id}"
    transaction.note(action, subject, _told(before), _told(after))


def _told(delta: Delta) -> dict[str, Any]:
    return {"placements": write_delta(delta).get("placements", {})}
