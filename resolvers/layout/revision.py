"""The history of an arrangement."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import LayoutRevision
from permissions.viewer import Viewer
from resolvers.autocommit import autocommitting
from resolvers.layout.layout_lock import revisions_of
from resolvers.layout.operation import Document, Operation, read_operation
from resolvers.layout.owner import Owner


@dataclass(frozen=True, slots=True)
class Revision:
    """One save: its number, when and by whom, and what was done."""

    number: int
    saved_at: datetime
    saved_by_id: int | None
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class RevisionPage:
    """Some revisions, the latest first; ``count`` is how many there are in all."""

    count: int
    revisions: tuple[Revision, ...]
    has_next: bool


_COLUMNS = (LayoutRevision.revision, LayoutRevision.saved_at, LayoutRevision.saved_by_id, LayoutRevision.operations)


async def list_revisions(
    engine: AsyncEngine, viewer: Viewer, owner: Owner, *, first: int, before: int | None
) -> RevisionPage:
    """The latest revisions of an arrangement, or the latest of those before a revision."""
    these = revisions_of(viewer.company.id, owner)
    total = select(func.count()).where(these).scalar_subquery()
    page = select(*_COLUMNS, total).where(these).order_by(LayoutRevision.revision.desc()).limit(first + 1)
    if before is not None:
        page = page.where(LayoutRevision.revision < before)
    async with autocommitting(engine) as reading:
        rows = (await reading.execute(page)).all()
        # Past the end there is no row to tell the count.
        count = rows[0][4] if rows else await reading.scalar(select(func.count()).where(these)) or 0
    return RevisionPage(count, tuple(_read(*row[:4]) for row in rows[:first]), len(rows) > first)


async def revisions_since(
    connection: AsyncConnection, company_id: int, owner: Owner, base: int
) -> tuple[Revision, ...]:
    """What was saved after a revision, in order."""
    requested = select(*_COLUMNS).where(revisions_of(company_id, owner), LayoutRevision.revision > base)
    return tuple(_read(*row) for row in await connection.execute(requested.order_by(LayoutRevision.revision)))


def _read(number: int, saved_at: datetime, saved_by_id: int | None, operations: list[Document]) -> Revision:
    return Revision(number, saved_at, saved_by_id, tuple(read_operation(each) for each in operations))
