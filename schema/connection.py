"""Pages of lists as they are answered, whatever they list: the Relay way."""

from collections.abc import Iterable, Sequence
from typing import Generic, Self, TypeVar

import strawberry

from schema.paging import PageInfo, page_info

N = TypeVar("N")


@strawberry.type(description="One of a list, and its place.")
class Edge(Generic[N]):
    cursor: str = strawberry.field(description="Its place in the list.")
    node: N = strawberry.field(description="What stands there.")


@strawberry.type
class Connection(Generic[N]):
    """A page of a list. Each kind of list is a type of its own, whose description says what is listed, in which order."""

    total_count: int = strawberry.field(description="How many there are in all.")
    edges: list[Edge[N]] = strawberry.field(description="Those on this page.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")

    @classmethod
    def page(cls, nodes: Iterable[N], cursors: Sequence[str], *, count: int, has_next: bool, after: str | None) -> Self:
        """The page of these nodes at their places; ``after`` is the cursor it was asked for after."""
        return cls(
            total_count=count,
            edges=edges_of(nodes, cursors),
            page_info=page_info(cursors, has_next=has_next, after=after),
        )


def edges_of(nodes: Iterable[N], cursors: Sequence[str]) -> list[Edge[N]]:
    """Nodes at their places."""
    return [Edge(cursor=cursor, node=node) for cursor, node in zip(cursors, nodes, strict=True)]
