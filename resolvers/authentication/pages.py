"""Pages of what proves who asks: by a moment, the newest first, those of one moment by their keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, SQLColumnExpression, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.authentication.secret import hash_of_key

T = TypeVar("T")

Place = tuple[datetime, str]
"""The moment and the key of one of a list."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of a list: how many are in it, those on the page, and whether others follow."""

    count: int
    rows: tuple[T, ...]
    has_next: bool


async def read_page(
    connection: AsyncConnection,
    which: Select[*tuple[Any, ...]],
    order: tuple[SQLColumnExpression[datetime], SQLColumnExpression[bytes]],
    first: int,
    after: Place | None,
) -> Page[Sequence[Any]]:
    """The rows of this selection behind a place, so many of them. ``order`` is their moment and what is kept of their secret."""
    at, hash_ = order
    count = await connection.scalar(select(func.count()).select_from(which.subquery()))
    if after is not None:
        moment, key = after
        which = which.where(or_(at < moment, and_(at == moment, hash_ > hash_of_key(key))))
    found = (await connection.execute(which.order_by(at.desc(), hash_).limit(first + 1))).all()
    return Page(count or 0, tuple(found[:first]), has_next=len(found) > first)
