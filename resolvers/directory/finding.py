"""Finding by name in what a company has set up, page by page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from resolvers.alphabet import contains
from resolvers.search import searched


class Named(Protocol):
    """What is found by its name."""

    @property
    def id(self) -> int:
        """What tells it from others of its name."""
        ...

    @property
    def name(self) -> str:
        """What it is called."""
        ...


Item = TypeVar("Item", bound=Named)


@dataclass(frozen=True, slots=True)
class FoundPage(Generic[Item]):
    """Some of those found, in the order of their list.

    ``count`` is how many were found in all, ``before`` how many of them stand before these.
    """

    count: int
    before: int
    items: tuple[Item, ...]
    has_next: bool


def find_page(
    items: Iterable[Item],
    search: str,
    *,
    first: int,
    after: int | None,
    fits: Callable[[Item], bool] = lambda _: True,
) -> FoundPage[Item] | None:
    """The first of those that fit and whose name contains the text, or those behind the one with an id; nothing, where none in the
    list has it. It need not fit: what has changed since a page was told is no reason to begin anew.

    Raises `RequestError` (BAD_USER_INPUT) for a text that is in no name.
    """
    listed: Sequence[Item] = list(items)
    text = searched(search)
    begin = 0
    if after is not None:
        behind = (place for place, item in enumerate(listed, 1) if item.id == after)
        if not (begin := next(behind, 0)):
            return None
    found = [place for place, item in enumerate(listed) if contains(item.name, text) and fits(item)]
    left = [place for place in found if place >= begin]
    return FoundPage(
        len(found), len(found) - len(left), tuple(listed[place] for place in left[:first]), len(left) > first
    )
