"""Arranging one's own desktop."""

from typing import Annotated

import strawberry

from resolvers.comparison import Comparison
from resolvers.layout.owner import Owner, OwnerKind
from resolvers.layout.restoring import restore_layout
from resolvers.layout.saving import MAX_IDEMPOTENCY_KEY, MAX_OPERATIONS, Save, Saved, save_layout
from schema.context import Info, viewer_of
from schema.dashboard.dashboard import Dashboard
from schema.dashboard.dashboard_arguments import (
    ComparedTo,
    InSteps,
    NarrowedTo,
    OfPeriod,
    OverScope,
    read_arguments,
    show_dashboard,
)
from schema.layout.only_true import only_true
from schema.layout.operation_inputs import LayoutOperationInput, read_operations
from schema.layout.revision import LayoutConflict, LayoutRevisionConnection, show_conflict, show_revisions
from schema.paging import After, First
from schema.user_error import UserError, user_errors
from schema.writing import command_context

BASE_REVISION = "The revision that what you see has; 0 if nothing was ever changed."
IDEMPOTENCY_KEY = (
    f"Any text of up to {MAX_IDEMPOTENCY_KEY} characters that is new for every save: sent again with the same key, "
    "the same save is answered alike and happens once."
)
OPERATIONS = f"What to do, in order, at most {MAX_OPERATIONS} operations: all or none."
CONFLICT = (
    "Both sides, if something was saved meanwhile that concerns the same widgets. Nothing of yours was saved then."
)
USER_ERRORS = (
    "What was wrong with the input, FORBIDDEN for what is not allowed; if there is anything, nothing was changed."
)


@strawberry.input(description="Operations on your own desktop.")
class SaveLayoutInput:
    base_revision: int = strawberry.field(description=BASE_REVISION)
    idempotency_key: str | None = strawberry.field(default=None, description=IDEMPOTENCY_KEY)
    operations: list[LayoutOperationInput] = strawberry.field(description=OPERATIONS)


@strawberry.input(one_of=True, description="What your desktop is to become again.")
class RestoreLayoutInput:
    revision: int | None = strawberry.field(
        default=strawberry.UNSET, description="What it was after this revision of yours; 0 is the default."
    )
    default: bool | None = strawberry.field(default=strawberry.UNSET, description="The default: true.")


@strawberry.type(description="The outcome of arranging your desktop.")
class SaveLayoutPayload:
    saved: strawberry.Private[Saved]

    @strawberry.field(description="Your desktop as it is now, saved or not.")
    async def dashboard(
        self,
        info: Info,
        period: OfPeriod = None,
        compare_to: ComparedTo = Comparison.PREVIOUS_PERIOD,
        scope: OverScope = None,
        granularity: InSteps = None,
        filters: NarrowedTo = None,
    ) -> Dashboard:
        return await show_dashboard(info, read_arguments(period, compare_to, scope, granularity, filters=filters))

    @strawberry.field(description=CONFLICT)
    def conflict(self) -> LayoutConflict | None:
        return show_conflict(self.saved.conflict)

    @strawberry.field(description=USER_ERRORS)
    def user_errors(self, info: Info) -> list[UserError]:
        return user_errors(self.saved.errors, info.context.language)


@strawberry.type
class OwnLayoutMutation:
    @strawberry.mutation(
        description="Arranges your own desktop. What was saved since your base revision is kept: operations on other widgets "
        "are merged with yours, those on the same ones are a conflict, and resetting everything conflicts with whatever there is."
    )
    async def save_layout(
        self, info: Info, input: Annotated[SaveLayoutInput, strawberry.argument(description="What to do.")]
    ) -> SaveLayoutPayload:
        save = Save(input.base_revision, read_operations(input.operations), input.idempotency_key)
        return _show(info, await save_layout(command_context(info), save))

    @strawberry.mutation(
        description="Makes your desktop what it was after an earlier revision, or what it is by default; a new revision, "
        "so this can be undone too."
    )
    async def restore_layout(
        self, info: Info, input: Annotated[RestoreLayoutInput, strawberry.argument(description="What to restore.")]
    ) -> SaveLayoutPayload:
        only_true(input.default, "default")
        revision = input.revision or None
        return _show(info, await restore_layout(command_context(info), revision))


@strawberry.type
class OwnLayoutQuery:
    @strawberry.field(
        description="The history of your own desktop: what was saved when, and by whom; any of it can be restored."
    )
    async def layout_revisions(self, info: Info, first: First = 20, after: After = None) -> LayoutRevisionConnection:
        return await show_revisions(info, Owner(OwnerKind.USER, viewer_of(info).user_id), first, after)


def _show(info: Info, saved: Saved) -> SaveLayoutPayload:
    info.context.loaders.dashboard_contexts.clear_all()
    return SaveLayoutPayload(saved=saved)
