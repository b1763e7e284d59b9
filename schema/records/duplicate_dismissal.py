"""Saying that contacts are not duplicates, and taking that back."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import ContactKeyKind
from resolvers.duplicates.dismissals import DismissalRecord, list_dismissals
from resolvers.duplicates.dismissing import dismiss_duplicates, undo_dismissal
from resolvers.duplicates.groups import MAX_MEMBERS
from schema.connection import Edge, edges_of
from schema.context import Info, viewer_of
from schema.directory.row_number import referred, row_number
from schema.directory.user import User, find_user_by_id
from schema.node import Node, finds, global_id
from schema.paging import After, First, PageInfo, check_first, page_info, read_number, write_number
from schema.records import descriptions
from schema.records.contact import Contact, show_contact
from schema.records.writing import mistakes
from schema.user_error import UserError
from schema.writing import command_context


@strawberry.type(description="That contacts with something in common are not one.")
class DuplicateDismissal(Node):
    record: strawberry.Private[DismissalRecord]
    reason: ContactKeyKind = strawberry.field(description="What they have in common.")

    @strawberry.field(description="The address, the number or the name, as it is compared.")
    def value(self) -> str:
        return self.record.key

    @strawberry.field(description="How many contacts it was said of.")
    def count(self) -> int:
        return self.record.count

    @strawberry.field(description=f"The first {MAX_MEMBERS} of them, as they are now.")
    def contacts(self) -> list[Contact]:
        return [show_contact(each) for each in self.record.contacts]

    @strawberry.field(description="When it was said.")
    def dismissed_at(self, info: Info) -> datetime:
        return self.record.dismissed_at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(description="Who said it.")
    async def dismissed_by(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.record.dismissed_by_id)


@strawberry.type(description="Dismissals of duplicates, the latest first.")
class DuplicateDismissalConnection:
    edges: list[Edge[DuplicateDismissal]] = strawberry.field(description="Those on this page.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")


@strawberry.type
class DuplicateDismissalQuery:
    @strawberry.field(
        description="Groups of contacts that were said not to be duplicates: those of whose contacts you see all."
    )
    async def duplicate_dismissals(
        self, info: Info, first: First = 20, after: After = None
    ) -> DuplicateDismissalConnection:
        page = await list_dismissals(
            info.context.engine, viewer_of(info), first=check_first(first), after=read_number(after)
        )
        cursors = [write_number(each.id) for each in page.dismissals]
        return DuplicateDismissalConnection(
            edges=edges_of([_show(each) for each in page.dismissals], cursors),
            page_info=page_info(cursors, has_next=page.has_next, after=after),
        )


@strawberry.input(description="A group of contacts that are not one, as `duplicateContacts` lists it.")
class DismissDuplicatesInput:
    reason: ContactKeyKind = strawberry.field(description="What they have in common.")
    value: str = strawberry.field(description="The address, the number or the name, as it is compared.")


@strawberry.input(description="A dismissal to undo.")
class UndoDuplicateDismissalInput:
    id: strawberry.ID = strawberry.field(description="The dismissal.")


@strawberry.type(description="The outcome of dismissing duplicates.")
class DismissDuplicatesPayload:
    dismissal: DuplicateDismissal | None = strawberry.field(
        description="The dismissal, by which it can be undone; null after mistakes."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of undoing a dismissal.")
class UndoDuplicateDismissalPayload:
    undone_id: strawberry.ID | None = strawberry.field(
        description="The dismissal that is there no more; null after mistakes."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class DuplicateDismissalMutation:
    @strawberry.mutation(
        description="Says of the contacts of a group, those that you see, that they are not one: they are neither listed together nor "
        "warned of any more, until another contact comes to the group. It can be undone, and is in the audit log."
    )
    async def dismiss_duplicates(
        self, info: Info, input: Annotated[DismissDuplicatesInput, strawberry.argument(description="Which group.")]
    ) -> DismissDuplicatesPayload:
        done = await dismiss_duplicates(command_context(info), ContactKeyKind(input.reason), input.value)
        found = None if done.value is None else await _find(info, done.value)
        return DismissDuplicatesPayload(dismissal=found, user_errors=mistakes(info, done))

    @strawberry.mutation(
        description="Takes back that contacts are not duplicates: they are listed and warned of again. It is in the audit log."
    )
    async def undo_duplicate_dismissal(
        self, info: Info, input: Annotated[UndoDuplicateDismissalInput, strawberry.argument(description="Which.")]
    ) -> UndoDuplicateDismissalPayload:
        done = await undo_dismissal(command_context(info), referred("DuplicateDismissal", input.id))
        undone = None if done.value is None else input.id
        return UndoDuplicateDismissalPayload(undone_id=undone, user_errors=mistakes(info, done))


def _show(record: DismissalRecord) -> DuplicateDismissal:
    return DuplicateDismissal(id=global_id("DuplicateDismissal", record.id), record=record, reason=record.kind)


async def _find(info: Info, number: int) -> DuplicateDismissal | None:
    page = await list_dismissals(info.context.engine, viewer_of(info), first=1, dismissal_id=number)
    return _show(page.dismissals[0]) if page.dismissals else None


@finds("DuplicateDismissal")
async def find_duplicate_dismissal(info: Info, key: str) -> DuplicateDismissal | None:
    """A dismissal of whose contacts the viewer sees all."""
    return await _find(info, row_number(key))
