"""Going back to an earlier arrangement of one's own; that is a new revision, so it can be undone too."""

from dataclasses import replace

from resolvers.commands import CommandContext, begin
from resolvers.language import LocalizedText
from resolvers.layout.delta import UNTOUCHED, Delta
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.layout_lock import find_state, lock_layout, write_next
from resolvers.layout.operation import Reset, Restore
from resolvers.layout.owner import Owner, OwnerKind
from resolvers.layout.saving import Saved, read_own_ground
from resolvers.layout.texts import NO_REVISION
from resolvers.user_error import Problems, UserErrorCode


async def restore_layout(command: CommandContext, revision: int | None) -> Saved:
    """Makes the viewer's layout what it was after a revision; ``None`` or 0: what it is by default."""
    viewer = command.viewer
    owner = Owner(OwnerKind.USER, viewer.user_id)
    async with begin(command) as transaction:
        connection, problems = transaction.connection, transaction.problems
        held = await lock_layout(transaction, owner)
        if not revision:
            await write_next(transaction, held, UNTOUCHED, [Reset()])
            return Saved()
        delta = await find_state(connection, viewer.company.id, owner, revision)
        if delta is None:
            problems.add(("revision",), UserErrorCode.NOT_FOUND, NO_REVISION.format(revision=revision))
        else:
            _check_allowed(problems, await read_own_ground(connection, viewer), delta)
        if delta is not None and not problems:
            # What they have seen since is not new again.
            restored = delta if delta.is_empty else replace(delta, known=delta.known | held.delta.known)
            await write_next(transaction, held, restored, [Restore(revision)])
    return Saved(errors=problems.found)


def _check_allowed(problems: Problems, layout_inputs: LayoutInputs, wanted: Delta) -> None:
    """Nothing comes back by this way that may not be changed by the other."""
    if not layout_inputs.may_hide and wanted.hidden != layout_inputs.personal.hidden:
        problems.add(("revision",), UserErrorCode.FORBIDDEN, _NO_HIDING)
    if not layout_inputs.may_rearrange and wanted.placed != layout_inputs.personal.placed:
        problems.add(("revision",), UserErrorCode.FORBIDDEN, _NO_REARRANGING)


_NO_HIDING = LocalizedText(
    "Other blocks are hidden in it, and hiding is switched off for everybody.",
    "В ней скрыты другие блоки, а скрывать блоки сейчас никому нельзя.",
)
_NO_REARRANGING = LocalizedText(
    "Blocks stand elsewhere in it, and rearranging is switched off for everybody.",
    "В ней блоки стоят иначе, а менять расположение сейчас никому нельзя.",
)
