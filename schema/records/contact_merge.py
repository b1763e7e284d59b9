"""Merging contacts, and undoing that."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.duplicates.merges import MergeRecord, list_merges
from resolvers.duplicates.merging import MAX_OTHERS, ContactsToMerge, merge_contacts
from resolvers.duplicates.undoing import undo_merge
from resolvers.duplicates.values import Chosen
from schema import writing
from schema.connection import Edge, edges_of
from schema.context import Info, viewer_of
from schema.directory.row_number import referred, row_number
from schema.directory.user import User, find_user_by_id
from schema.node import Node, finds, global_id
from schema.paging import After, First, PageInfo, check_first, page_info, read_number, write_number
from schema.records import descriptions
from schema.records.contact import Contact, show_contact
from schema.records.inputs import read_reference
from schema.records.writing import configured, mistakes
from schema.user_error import UserError


@strawberry.type(description="That contacts were merged into another one.")
class ContactMerge(Node):
    record: strawberry.Private[MergeRecord]

    @strawberry.field(description="The contact that is kept, as it is now.")
    def contact(self) -> Contact:
        return show_contact(self.record.contact)

    @strawberry.field(description="The contacts that were merged into it: deleted, as long as that is not undone.")
    def others(self) -> list[Contact]:
        return [show_contact(each) for each in self.record.others]

    @strawberry.field(description="When it was done.")
    def merged_at(self, info: Info) -> datetime:
        return self.record.merged_at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(description="Who did it.")
    async def merged_by(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.record.merged_by_id)

    @strawberry.field(description="When it was undone; null: it was not.")
    def undone_at(self, info: Info) -> datetime | None:
        at = self.record.undone_at
        return None if at is None else at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(description="Who undid it; null: nobody did.")
    async def undone_by(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.record.undone_by_id)


@strawberry.type(description="Merges of contacts, the latest first.")
class ContactMergeConnection:
    edges: list[Edge[ContactMerge]] = strawberry.field(description="Those on this page.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")


@strawberry.type
class ContactMergeQuery:
    @strawberry.field(
        description="What contacts were merged, undone or not: those merges of whose contacts you see all."
    )
    async def contact_merges(self, info: Info, first: First = 20, after: After = None) -> ContactMergeConnection:
        page = await list_merges(
            info.context.engine, viewer_of(info), first=check_first(first), after=read_number(after)
        )
        cursors = [write_number(each.id) for each in page.merges]
        return ContactMergeConnection(
            edges=edges_of([_show(each) for each in page.merges], cursors),
            page_info=page_info(cursors, has_next=page.has_next, after=after),
        )


@strawberry.input(description="Whose value of a custom field is kept.")
class MergedFieldInput:
    field: strawberry.ID = strawberry.field(description="A custom field that contacts have.")
    source: strawberry.ID = strawberry.field(
        name="from", description="The contact that it is taken from, empty or not."
    )


@strawberry.input(
    description="Contacts that are one. What is not said otherwise is the kept contact's; where that has nothing, the value is that of "
    "the first of the others that has one."
)
class MergeContactsInput:
    keep: strawberry.ID = strawberry.field(description="The contact that stays.")
    others: list[strawberry.ID] = strawberry.field(description=f"Those that become part of it: 1 to {MAX_OTHERS}.")
    name: strawberry.ID | None = strawberry.field(
        default=None, description="The contact whose name it gets; its own, if left out."
    )
    responsible: strawberry.ID | None = strawberry.field(
        default=None, description="The contact whose responsible it gets; its own, if left out."
    )
    fields: list[MergedFieldInput] | None = strawberry.field(
        default=None, description="Whose values of custom fields it gets."
    )

    def read(self) -> ContactsToMerge:
        """The merge as the resolvers take it."""
        fields = [(referred("CustomField", each.field), referred("Contact", each.source)) for each in self.fields or ()]
        chosen = Chosen(read_reference("Contact", self.name), read_reference("Contact", self.responsible), fields)
        return ContactsToMerge(
            referred("Contact", self.keep), [referred("Contact", each) for each in self.others], chosen
        )


@strawberry.input(description="A merge to undo.")
class UndoContactMergeInput:
    id: strawberry.ID = strawberry.field(description="The merge.")


@strawberry.type(description="The outcome of merging contacts.")
class MergeContactsPayload:
    contact: Contact | None = strawberry.field(
        description="The contact that is kept, as it is now; null after mistakes, and if it is not yours to see any more."
    )
    merge: ContactMerge | None = strawberry.field(description="The merge, by which it can be undone; null likewise.")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of undoing a merge.")
class UndoContactMergePayload:
    contact: Contact | None = strawberry.field(
        description="The contact that had taken over the others; null after mistakes."
    )
    others: list[Contact] = strawberry.field(description="The contacts that are back; none after mistakes.")
    warnings: list[str] = strawberry.field(description="What could not be as it was, as it was changed since.")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class ContactMergeMutation:
    @strawberry.mutation(
        description="Makes one contact of several that you see (docs/duplicates.md): their deals, activities and communications are "
        "the kept one's, they are deleted, and their external ids mean it wherever they come. Figures follow at once. It can be "
        "undone, and is in the audit log."
    )
    async def merge_contacts(
        self,
        info: Info,
        input: Annotated[MergeContactsInput, strawberry.argument(description="Which contacts, and what is kept.")],
    ) -> MergeContactsPayload:
        done = await merge_contacts(*await configured(info), input.read())
        errors = mistakes(info, done)
        if done.value is None:
            return MergeContactsPayload(contact=None, merge=None, user_errors=errors)
        return MergeContactsPayload(
            contact=show_contact(done.value.contact),
            merge=await _find(info, done.value.merge_id),
            user_errors=errors,
        )

    @strawberry.mutation(
        description="Undoes a merge: its contacts are back with what they brought, and the kept one says what it said. What was "
        "changed since stays as it is, and `warnings` say so; what was written to the kept contact since stays with it. Refused while "
        "the kept contact is merged into another one itself. It is in the audit log."
    )
    async def undo_contact_merge(
        self, info: Info, input: Annotated[UndoContactMergeInput, strawberry.argument(description="The merge.")]
    ) -> UndoContactMergePayload:
        done = await undo_merge(*await configured(info), referred("ContactMerge", input.id))
        return UndoContactMergePayload(
            contact=None if done.value is None else show_contact(done.value.contact),
            others=[] if done.value is None else [show_contact(each) for each in done.value.others],
            warnings=writing.warnings(info, done),
            user_errors=mistakes(info, done),
        )


def _show(record: MergeRecord) -> ContactMerge:
    return ContactMerge(id=global_id("ContactMerge", record.id), record=record)


async def _find(info: Info, number: int) -> ContactMerge | None:
    page = await list_merges(info.context.engine, viewer_of(info), first=1, merge_id=number)
    return _show(page.merges[0]) if page.merges else None


@finds("ContactMerge")
async def find_contact_merge(info: Info, key: str) -> ContactMerge | None:
    """A merge of whose contacts the viewer sees all."""
    return await _find(info, row_number(key))
