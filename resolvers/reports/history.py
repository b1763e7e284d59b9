"""The versions of a report, newest first, each with what it changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import ReportVersion
from resolvers.configuration import Configuration
from resolvers.report_definitions.document import read_definition
from resolvers.report_definitions.references import read_names
from resolvers.reports.content import Change, Content, changes


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One version. ``changes`` are against the version before it; the first has none."""

    version: int
    saved_at: datetime
    saved_by_id: int | None
    content: Content
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class VersionPage:
    """A page of versions, and how many there are in all."""

    count: int
    versions: tuple[KeptVersion, ...]
    has_next: bool


async def list_report_versions(
    engine: AsyncEngine, configuration: Configuration, report_id: int, first: int, before: int | None
) -> VersionPage:
    """The ``first`` newest versions, or those before a version. Whether the viewer may read them is for the caller to see."""
    kept = ReportVersion
    ours = (kept.company_id == configuration.company_id, kept.report_id == report_id)
    requested = select(
        kept.version, kept.saved_at, kept.saved_by_id, kept.name, kept.description, kept.definition
    ).where(*ours)
    if before is not None:
        requested = requested.where(kept.version < before)
    async with engine.connect() as connection:
        count = await connection.scalar(select(func.count()).select_from(kept).where(*ours))
        # One more than asked: it tells whether there is a next page, and what the last one of this page changed.
        rows = (await connection.execute(requested.order_by(kept.version.desc()).limit(first + 1))).all()
        contents = [Content(name, about, read_definition(document)) for *_, name, about, document in rows]
        names = await read_names(connection, configuration, [content.definition for content in contents])
    versions = [
        KeptVersion(
            version, saved_at, saved_by_id, content, () if base is None else tuple(changes(base, content, names))
        )
        for (version, saved_at, saved_by_id, *_), content, base in zip(
            rows, contents, [*contents[1:], None], strict=True
        )
    ]
    return VersionPage(count or 0, tuple(versions[:first]), len(rows) > first)
