"""Reports as they are kept, and who may read which: administrators all of them, everybody else those that are for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.audience import Audience, Membership
from permissions.viewer import Viewer
from resolvers.alphabet import Place, contains, page_of
from resolvers.language import Language
from resolvers.layout.membership import belonging_part, read_membership
from resolvers.report_definitions.document import read_definition
from resolvers.report_definitions.saved_report import SavedReport, saved_report
from resolvers.search import searched
from resolvers.statement import Part, read_parts

# Nobody's, should a report ever be without settings: a block without any is for everyone.
_AUDIENCE = """coalesce((SELECT w.audience FROM widget_settings w
  WHERE w.company_id = %(company)s AND w.widget_key = 'report:' || r.id), '{"everyone": false}')"""

_LIST = f"""
SELECT json_agg(json_build_array(r.id, r.name, {_AUDIENCE}))
FROM reports r
WHERE r.company_id = %(company)s
  AND (%(s_archived)s OR r.archived_at IS NULL)
  AND (NOT %(s_published)s OR r.published_at IS NOT NULL)
  AND (%(s_folder)s::bigint IS NULL OR r.folder_id = %(s_folder)s::bigint)
"""  # noqa: S608 - a constant

_REPORTS = f"""
SELECT json_agg(json_build_array(r.id, r.name, r.description, r.definition, r.width, r.height, r.version, r.folder_id,
  r.created_at, r.created_by_id, v.saved_at, v.saved_by_id, r.archived_at, r.published_at, {_AUDIENCE},
  coalesce((SELECT w.pinned FROM widget_settings w WHERE w.company_id = %(company)s AND w.widget_key = 'report:' || r.id), false)))
FROM reports r
JOIN report_versions v ON v.company_id = %(company)s AND v.report_id = r.id AND v.version = r.version
WHERE r.company_id = %(company)s AND r.id = ANY(%(s_ids)s::bigint[])
"""  # noqa: S608 - a constant too

_NAMES = """
SELECT json_agg(json_build_array(r.id, r.name)) FROM reports r
WHERE r.company_id = %(company)s AND r.id = ANY(%(s_ids)s::bigint[])
"""


@dataclass(frozen=True, slots=True, eq=False)
class KeptReport:
    """A report with all that is known of it. ``changed_at`` and ``changed_by_id`` are those of its latest version."""

    saved: SavedReport
    folder_id: int | None
    created_at: datetime
    created_by_id: int | None
    changed_at: datetime
    changed_by_id: int | None
    archived_at: datetime | None
    published_at: datetime | None
    audience: Audience
    is_pinned: bool


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports: all that are not archived, unless more or less is asked for. ``search`` is text that the name contains."""

    folder_id: int | None = None
    search: str = ""
    with_archived: bool = False
    published_only: bool = False


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Some reports by name; ``count`` is how many there are in all that the viewer may read."""

    count: int
    reports: tuple[KeptReport, ...]
    has_next: bool


@dataclass(frozen=True, slots=True)
class _Listed:
    id: int
    name: str


async def list_reports(
    engine: AsyncEngine, viewer: Viewer, which: ReportFilter, language: Language, *, first: int, after: Place | None
) -> ReportPage:
    """The first reports by name that the viewer may read, or those after a place. Archived ones only for administrators.

    Audiences are judged in Python, by the one rule there is. So it takes two statements: which are theirs, and what a page tells.
    """
    text = searched(which.search)
    params: dict[str, object] = {
        "archived": which.with_archived and viewer.is_admin,
        "published": which.published_only,
        "folder": which.folder_id,
    }
    parts = [Part(_LIST, params), belonging_part(viewer.user_id)]
    listed, belonging = await read_parts(engine, parts, {"company": viewer.company.id})
    member = read_membership(viewer.user_id, belonging)
    theirs = [
        _Listed(id_, name)
        for id_, name, audience in listed or ()
        if contains(name, text) and _may_read(viewer, member, Audience.read(audience))
    ]
    page, has_next = page_of(theirs, language, first=first, after=after)
    loaded = await load_reports(engine, viewer, [each.id for each in page])
    return ReportPage(len(theirs), tuple(loaded[each.id] for each in page if each.id in loaded), has_next)


async def load_reports(engine: AsyncEngine, viewer: Viewer, ids: Sequence[int]) -> dict[int, KeptReport]:
    """Those of these reports that the viewer may read, by number. One statement."""
    if not ids:
        return {}
    parts = [Part(_REPORTS, {"ids": list(ids)}), belonging_part(viewer.user_id)]
    rows, belonging = await read_parts(engine, parts, {"company": viewer.company.id})
    member = read_membership(viewer.user_id, belonging)
    kept = [_read(row) for row in rows or ()]
    return {
        each.saved.id: each
        for each in kept
        if _may_read(viewer, member, each.audience) and (viewer.is_admin or each.archived_at is None)
    }


def _may_read(viewer: Viewer, member: Membership, audience: Audience) -> bool:
    return viewer.is_admin or audience.judge(member).is_admitted


def _read(row: list[Any]) -> KeptReport:
    id_, name, description, document, width, height, version, folder_id, *rest = row
    created_at, created_by_id, changed_at, changed_by_id, archived_at, published_at, audience, is_pinned = rest
    return KeptReport(
        saved=saved_report(
            id_, name, description, read_definition(document), width=width, height=height, version=version
        ),
        folder_id=folder_id,
        created_at=datetime.fromisoformat(created_at),
        created_by_id=created_by_id,
        changed_at=datetime.fromisoformat(changed_at),
        changed_by_id=changed_by_id,
        archived_at=_instant(archived_at),
        published_at=_instant(published_at),
        audience=Audience.read(audience),
        is_pinned=is_pinned,
    )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


async def load_report_names(engine: AsyncEngine, viewer: Viewer, ids: list[int]) -> dict[int, str]:
    """The names of the company's reports, by id, for histories, which outlast audiences and know archived ones too."""
    [rows] = await read_parts(engine, [Part(_NAMES, {"ids": ids})], {"company": viewer.company.id})
    return dict(rows or ())
