"""Lists with or without what is out of use."""

from collections.abc import Iterable
from typing import Annotated, Protocol, TypeVar

import strawberry

WithArchived = Annotated[bool, strawberry.argument(description="Whether to list what is out of use too.")]


class _Archivable(Protocol):
    @property
    def archived(self) -> bool: ...


A = TypeVar("A", bound=_Archivable)


def in_use(items: Iterable[A], with_archived: bool) -> list[A]:
    """Those in use, or all."""
    return [item for item in items if with_archived or not item.archived]
