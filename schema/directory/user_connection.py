"""Pages of people."""

from typing import Annotated

import strawberry

from resolvers.directory.user_page import list_users
from schema.context import Info, viewer_of
from schema.directory.user import User, show_person
from schema.node import number_of
from schema.paging import PageInfo, check_first, page_info

Search = Annotated[
    str, strawberry.argument(description="Text that the name or the e-mail contains, in letters of any case.")
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
    """A page of the company's people, or of a group's. A person's id is their cursor."""
    page = await list_users(
        info.context.engine,
        viewer_of(info),
        first=check_first(first),
        after=None if after is None else number_of("User", after, ("after",)),
        search=search,
        with_dismissed=with_dismissed,
        group=group,
    )
    people = [show_person(person) for person in page.people]
    cursors = [str(person.id) for person in people]
    edges = [UserEdge(cursor=cursor, node=person) for cursor, person in zip(cursors, people, strict=True)]
    place = page_info(cursors, has_next=page.has_next, after=after)
    return UserConnection(total_count=page.count, edges=edges, page_info=place)
