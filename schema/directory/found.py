"""Pages of what a company has set up, found by name, as pickers ask for them."""

from collections.abc import Callable, Iterable
from typing import Annotated, TypeVar

import strawberry

from resolvers.directory.finding import Item, find_page
from resolvers.directory.placed_department import PlacedDepartment
from schema.connection import Connection, Edge
from schema.directory.activity_type import ActivityType
from schema.directory.deal_type import DealType
from schema.directory.group import Group
from schema.directory.user import Department, show_department
from schema.paging import check_first, no_cursor, page_info, read_number, write_number

N = TypeVar("N")
C = TypeVar("C")

SearchNames = Annotated[
    str,
    strawberry.argument(description="Text that the name contains, whatever case and accents: `елкин` finds Ёлкин."),
]
InScope = Annotated[
    bool,
    strawberry.argument(
        description="Whether to list only those whose records the viewer sees: what a desktop can be narrowed to."
    ),
]


@strawberry.type
class FoundConnection(Connection[N]):
    """A page of a list that tells where it stands among all that were found."""

    before: int = strawberry.field(description="How many stand before this page.")


@strawberry.type(description="A department found, and its place among the others.")
class DepartmentEdge(Edge[Department]):
    above: list[str] = strawberry.field(
        description="The names of the departments it is a part of, from the top of those listed; empty at the top."
    )
    has_parts: bool = strawberry.field(description="Whether others of those listed are a part of it.")


@strawberry.type(description="Departments, each followed by its parts; those side by side by name.")
class DepartmentConnection(FoundConnection[Department]):
    edges: list[DepartmentEdge] = strawberry.field(description="Those on this page.")  # pyright: ignore[reportIncompatibleVariableOverride] - read only


@strawberry.type(description="Groups, by name.")
class GroupConnection(FoundConnection[Group]):
    pass


@strawberry.type(description="Deal types, in the company's order.")
class DealTypeConnection(FoundConnection[DealType]):
    pass


@strawberry.type(description="Activity types, in the company's order.")
class ActivityTypeConnection(FoundConnection[ActivityType]):
    pass


def show_found(
    connection: Callable[..., C],
    items: Iterable[Item],
    show: Callable[[Item, str], Edge[N]],
    first: int,
    after: str | None,
    search: str,
    fits: Callable[[Item], bool] = lambda _: True,
) -> C:
    """A page of those found among those that fit. Raises `RequestError` (BAD_USER_INPUT) for a place that is in no such list."""
    page = find_page(items, search, first=check_first(first), after=read_number(after), fits=fits)
    if page is None:
        raise no_cursor()
    edges = [show(item, write_number(item.id)) for item in page.items]
    info = page_info([edge.cursor for edge in edges], has_next=page.has_next, after=after)
    return connection(total_count=page.count, before=page.before, edges=edges, page_info=info)


def show_placed(placed: PlacedDepartment, cursor: str) -> DepartmentEdge:
    """A department at its place."""
    node = show_department(placed.department)
    return DepartmentEdge(cursor=cursor, node=node, above=list(placed.above), has_parts=placed.has_parts)


def edge_of(show: Callable[[Item], N]) -> Callable[[Item, str], Edge[N]]:
    """How what is found stands on a page, of which there is nothing else to tell."""
    return lambda item, cursor: Edge(cursor=cursor, node=show(item))
