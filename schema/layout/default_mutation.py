"""Arranging defaults."""

from typing import Annotated

import strawberry

from resolvers.layout.default_layout import find_default_layout
from resolvers.layout.default_saving import restore_default_layout, save_default_layout
from resolvers.layout.owner import Owner
from resolvers.layout.saving import Save, Saved
from schema.administration.descriptions import ADMINISTRATORS
from schema.context import Info
from schema.dashboard.standing_default import PRECEDENCE
from schema.layout import own_layout
from schema.layout.default_layout import DefaultLayout
from schema.layout.only_true import only_true
from schema.layout.operation_inputs import LayoutOperationInput, read_operations
from schema.layout.owner_inputs import DefaultLayoutOwnerInput
from schema.layout.revision import LayoutConflict, show_conflict
from schema.user_error import UserError, user_errors
from schema.writing import command_context


@strawberry.input(description="Operations on a default arrangement.")
class SaveDefaultLayoutInput:
    for_: DefaultLayoutOwnerInput = strawberry.field(name="for", description="Whose default.")
    base_revision: int = strawberry.field(description="The revision that what you see has; 0 if it was never made.")
    idempotency_key: str | None = strawberry.field(default=None, description=own_layout.IDEMPOTENCY_KEY)
    operations: list[LayoutOperationInput] = strawberry.field(
        description=f"{own_layout.OPERATIONS} Nothing can be hidden in a default: who sees a block is decided by its audience."
    )


@strawberry.input(one_of=True, description="What a default is to become again.")
class EarlierDefaultInput:
    revision: int | None = strawberry.field(
        default=strawberry.UNSET, description="What it was after this revision; 0 is as if it had never been made."
    )
    default: bool | None = strawberry.field(default=strawberry.UNSET, description="As if it had never been made: true.")


@strawberry.input(description="A default arrangement, and what it is to become again.")
class RestoreDefaultLayoutInput:
    for_: DefaultLayoutOwnerInput = strawberry.field(name="for", description="Whose default.")
    to: EarlierDefaultInput = strawberry.field(description="What it is to become again.")


@strawberry.type(description="The outcome of arranging a default.")
class SaveDefaultLayoutPayload:
    default_layout: DefaultLayout | None = strawberry.field(
        description="The default as it is now, saved or not; null for a group or department that is not there."
    )
    conflict: LayoutConflict | None = strawberry.field(description=own_layout.CONFLICT)
    user_errors: list[UserError] = strawberry.field(description=own_layout.USER_ERRORS)


@strawberry.type
class DefaultLayoutMutation:
    @strawberry.mutation(
        description="Arranges the default of the company, a group or a department. It reaches whoever has put the blocks nowhere else, "
        f"at their next query. {PRECEDENCE} {ADMINISTRATORS}"
    )
    async def save_default_layout(
        self, info: Info, input: Annotated[SaveDefaultLayoutInput, strawberry.argument(description="What to do.")]
    ) -> SaveDefaultLayoutPayload:
        owner = input.for_.read()
        save = Save(input.base_revision, read_operations(input.operations), input.idempotency_key)
        return await _show(info, owner, await save_default_layout(command_context(info), owner, save))

    @strawberry.mutation(
        description="Makes a default what it was after an earlier revision; a new revision, so this can be undone too. "
        f"{ADMINISTRATORS}"
    )
    async def restore_default_layout(
        self,
        info: Info,
        input: Annotated[RestoreDefaultLayoutInput, strawberry.argument(description="What to restore.")],
    ) -> SaveDefaultLayoutPayload:
        only_true(input.to.default, "to", "default")
        owner = input.for_.read()
        return await _show(
            info, owner, await restore_default_layout(command_context(info), owner, input.to.revision or None)
        )


async def _show(info: Info, owner: Owner, saved: Saved) -> SaveDefaultLayoutPayload:
    info.context.loaders.dashboard_contexts.clear_all()
    is_there = not any(error.field[0] == "for" for error in saved.errors)
    return SaveDefaultLayoutPayload(
        default_layout=DefaultLayout(data=await find_default_layout(command_context(info), owner))
        if is_there
        else None,
        conflict=show_conflict(saved.conflict),
        user_errors=user_errors(saved.errors, info.context.language),
    )
