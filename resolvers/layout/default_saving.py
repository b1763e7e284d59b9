"""Arranging a default: what people see who have arranged nothing themselves."""

from typing import Any

from resolvers.administration.act import Act, Asking, administering
from resolvers.administration.writing import note
from resolvers.layout.default_layout import default_ground, find_owner_name, read_default
from resolvers.layout.delta import UNTOUCHED, Delta, write_delta
from resolvers.layout.held import find_state, hold, write_next
from resolvers.layout.operation import Reset, Restore
from resolvers.layout.owner import COMPANY, Owner, OwnerKind
from resolvers.layout.saving import Save, Saved, check_save, save_held
from resolvers.layout.texts import NO_REVISION
from resolvers.records.user_error import UserErrorCode

_TYPES = {OwnerKind.COMPANY: "Company", OwnerKind.GROUP: "Group", OwnerKind.DEPARTMENT: "Department"}


async def save_default_layout(asking: Asking, owner: Owner, save: Save) -> Saved:
    """Saves operations upon a revision of a default, like those upon one's own layout."""
    problems = check_save(save)
    async with administering(asking) as act:
        act.problems.extend(problems)
        await _check_owner(act, owner)
        if act.problems:
            return Saved(errors=act.problems.found)
        return await save_default_within(act, owner, save)


async def save_default_within(act: Act, owner: Owner, save: Save) -> Saved:
    """The same as a part of a larger act."""
    default = await read_default(act.connection, act.company_id, COMPANY)
    company = None if owner == COMPANY else default.delta
    catalogue = default.layout.ground.catalogue
    # What is refused here leaves no row behind: the savepoint goes with it.
    async with act.connection.begin_nested() as savepoint:
        held = await hold(act.connection, act.company_id, owner)
        ground = default_ground(catalogue, held.delta, company)
        saved = await save_held(act.connection, act.viewer, act.now, held, ground, save)
        if saved.conflict or saved.errors:
            await savepoint.rollback()
            return saved
    after = (await hold(act.connection, act.company_id, owner)).delta
    await _note(act, "saveDefaultLayout", owner, held.delta, after)
    return saved


async def restore_default_layout(asking: Asking, owner: Owner, revision: int | None) -> Saved:
    """Makes a default what it was after a revision; ``None`` or 0: as if it had never been made."""
    async with administering(asking) as act:
        await _check_owner(act, owner)
        delta = await find_state(act.connection, act.company_id, owner, revision) if revision else UNTOUCHED
        if delta is None:
            act.problems.add(("to", "revision"), UserErrorCode.NOT_FOUND, NO_REVISION.format(revision=revision))
        if delta is None or act.problems:
            return Saved(errors=act.problems.found)
        held = await hold(act.connection, act.company_id, owner)
        done = Restore(revision) if revision else Reset()
        await write_next(act.connection, act.viewer, act.now, held, delta, [done])
        await _note(act, "restoreDefaultLayout", owner, held.delta, delta)
        return Saved()


async def _check_owner(act: Act, owner: Owner) -> None:
    if owner.kind is not OwnerKind.COMPANY and await find_owner_name(act.connection, act.company_id, owner) is None:
        act.problems.not_found(("for", owner.kind.value))


async def _note(act: Act, action: str, owner: Owner, before: Delta, after: Delta) -> None:
    subject = f"{_TYPES[owner.kind]}:{owner.id or act.company_id}"
    await note(act, action, subject, _told(before), _told(after))


def _told(delta: Delta) -> dict[str, Any]:
    return {"placements": write_delta(delta).get("placements", {})}
