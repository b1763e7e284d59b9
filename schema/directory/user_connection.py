"""Pages of people."""

from typing import Annotated

import strawberry

from resolvers.directory.user_page import list_users
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.directory.user import User, show_person
from schema.paging import check_first, read_place, write_place

Search = Annotated[
    str,
    strawberry.argument(
        description="Text that the name or the e-mail contains, whatever case and accents: `елкин` finds Ёлкин."
    ),
]
WithDismissed = Annotated[bool, strawberry.argument(description="Whether to list dismissed people too.")]


@strawberry.type(description="People, by name.")
class UserConnection(Connection[User]):
    pass


async def show_users(
    info: Info,
    first: int,
    after: str | None,
    search: str = "",
    with_dismissed: bool = True,
    group: int | None = None,
    *,
    in_scope: bool = False,
) -> UserConnection:
    """A page of the company's people, or of a group's; ``in_scope``: of those whose records the viewer sees."""
    page = await list_users(
        info.context.engine,
        viewer_of(info),
        info.context.language,
        first=check_first(first),
        after=read_place(after),
        search=search,
        with_dismissed=with_dismissed,
        group=group,
        in_scope=in_scope,
    )
    cursors = [write_place(person.name, person.id) for person in page.people]
    people = map(show_person, page.people)
    return UserConnection.page(people, cursors, count=page.count, has_next=page.has_next, after=after)
