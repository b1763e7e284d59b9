"""The versions of the settings, newest first, each with what it changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import ReportFieldSettingsVersion
from resolvers.configuration import Configuration
from resolvers.language import LocalizedText
from resolvers.report_field_settings.chosen import ChosenSettings, read_document
from resolvers.report_field_settings.differences import differences


@dataclass(frozen=True, slots=True)
class SettingsVersion:
    """One version. ``author_id`` is empty where it came with an import. ``changes`` are against the version before it."""

    version: int
    saved_at: datetime
    author_id: int | None
    settings: ChosenSettings
    changes: tuple[LocalizedText, ...]


@dataclass(frozen=True, slots=True)
class SettingsVersionPage:
    """A page of versions, and how many there are in all."""

    count: int
    versions: tuple[SettingsVersion, ...]
    has_next: bool


async def list_versions(
    engine: AsyncEngine, configuration: Configuration, first: int, before: int | None
) -> SettingsVersionPage:
    """The ``first`` newest versions, or those before a version. Things are called by their present names."""
    kept = ReportFieldSettingsVersion
    ours = kept.company_id == configuration.company_id
    requested = select(kept.version, kept.saved_at, kept.author_id, kept.document).where(ours)
    if before is not None:
        requested = requested.where(kept.version < before)
    async with engine.connect() as connection:
        count = await connection.scalar(select(func.count()).select_from(kept).where(ours))
        # One more than asked: it tells whether there is a next page, and what the last one of this page changed.
        rows = (await connection.execute(requested.order_by(kept.version.desc()).limit(first + 1))).all()
    settings = [read_document(document) for *_, document in rows]
    earlier = [*settings, ChosenSettings()][1:]
    versions = [
        SettingsVersion(version, saved_at, author_id, own, tuple(differences(configuration, base, own)))
        for (version, saved_at, author_id, _), own, base in zip(rows, settings, earlier, strict=True)
    ]
    return SettingsVersionPage(count or 0, tuple(versions[:first]), len(rows) > first)
