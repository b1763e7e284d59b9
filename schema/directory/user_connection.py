"""Pages of people."""

from typing import Annotated

import strawberry

from resolvers.directory.user_page import list_users
from schema.context import Info, viewer_of
from schema.directory.user import User, show_person
from schema.paging import PageInfo, check_first, page_info, read_place, write_place

Search = Annotated[
    str,
    strawberry.argument(
        description="Text that the name or the e-mail contains, whatever case and accents: `елкин` finds Ёлкин."
    ),
]
WithDismissed = Annotated[bool, strawberry.argument(description="Whether to list dismissed people too.")]


@strawberry.type(description="One person of a list.")
class UserEdge:
    cursor: str = strawberry.field(description="The person's place in the list.")
    node: User = strawberry.field(description="The person.")


@strawberry.type(description="People, by name.")
class UserConnection:
    total_count: int = strawberry.field(description="How many there are in all.")
    edges: list[UserEdge] = strawberry.field(description="This page's people.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")


async def show_users(
    info: Info, first: int, after: str | None, search: str = "", with_dismissed: bool = True, group: int | None = None
) -> UserConnection:
    """A page of the company's people, or of a group's."""
    page = await list_users(
        info.context.engine,
        viewer_of(info),
        info.context.language,
        first=check_first(first),
        after=read_place(after),
        search=search,
        with_dismissed=with_dismissed,
        group=group,
    )
    cursors = [write_place(person.name, person.id) for person in page.people]
    edges = [
        UserEdge(cursor=cursor, node=show_person(person)) for cursor, person in zip(cursors, page.people, strict=True)
    ]
    place = page_info(cursors, has_next=page.has_next, after=after)
    return UserConnection(total_count=page.count, edges=edges, page_info=place)
