"""Contacts that are probably one."""

from typing import Annotated

import strawberry

from models import ContactKeyKind
from resolvers.duplicates.groups import MAX_MEMBERS, list_duplicates
from resolvers.duplicates.groups import DuplicateGroup as Group
from resolvers.search import searched
from schema.connection import Edge, edges_of
from schema.context import Info, viewer_of
from schema.paging import After, First, PageInfo, check_first, no_cursor, page_info, read_place, write_place
from schema.records.contact import Contact, show_contact

_KINDS = list(ContactKeyKind)


@strawberry.type(description="Contacts that are probably one, as all of them have something in common.")
class DuplicateGroup:
    group: strawberry.Private[Group]
    reason: ContactKeyKind = strawberry.field(description="What they have in common.")

    @strawberry.field(
        description="The address, the number or the name, as it is compared: in small letters, a number with its country's code, a "
        "name with its words in one order."
    )
    def value(self) -> str:
        return self.group.key

    @strawberry.field(description="How many there are of those that you see.")
    def count(self) -> int:
        return self.group.count

    @strawberry.field(description=f"The first {MAX_MEMBERS} of them, as they were created.")
    def contacts(self) -> list[Contact]:
        return [show_contact(record) for record in self.group.contacts]


@strawberry.type(
    description="Groups of contacts that are probably one: by e-mail address, then by phone number, then by name, and as these are "
    "written. What says less is left out where something that says more groups the same contacts."
)
class DuplicateGroupConnection:
    edges: list[Edge[DuplicateGroup]] = strawberry.field(description="Those on this page.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")


@strawberry.type
class DuplicateQuery:
    @strawberry.field(
        description="Contacts that are probably one, of those that you see (docs/duplicates.md). A group is in it as soon as two of "
        "its contacts are yours to see; of others it tells nothing, and does not count them. What imports and feeds bring is in it a "
        "moment later."
    )
    async def duplicate_contacts(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        search: Annotated[
            str,
            strawberry.argument(
                description="Words that a contact of the group has in its name, its addresses or its numbers, whatever their order."
            ),
        ] = "",
    ) -> DuplicateGroupConnection:
        searched(search)
        page = await list_duplicates(
            info.context.engine, viewer_of(info), first=check_first(first), after=_read_place(after), search=search
        )
        cursors = [write_place(each.key, _KINDS.index(each.reason) + 1) for each in page.groups]
        shown = [DuplicateGroup(group=each, reason=each.reason) for each in page.groups]
        return DuplicateGroupConnection(
            edges=edges_of(shown, cursors), page_info=page_info(cursors, has_next=page.has_next, after=after)
        )


def _read_place(after: str | None) -> tuple[ContactKeyKind, str] | None:
    place = read_place(after)
    if place is None:
        return None
    key, number = place
    if number > len(_KINDS):
        raise no_cursor()
    return _KINDS[number - 1], key
