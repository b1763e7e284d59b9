"""Reading the audit log, page by page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.language import LocalizedText
from resolvers.report_definitions.blocks import BLOCKS
from resolvers.statement import Part, read_parts
from resolvers.text_checks import is_storable

# Whoever filters by what no row holds finds nothing.
_MATCHING = """
a.company_id = %(company)s
AND (%(s_entry)s::bigint IS NULL OR a.id = %(s_entry)s::bigint)
AND (%(s_actor)s::bigint IS NULL OR a.actor_id = %(s_actor)s::bigint)
AND (%(s_action)s::text IS NULL OR a.action = %(s_action)s::text)
AND (%(s_subject)s::text IS NULL OR a.subject = %(s_subject)s::text)
AND (%(s_start)s::timestamptz IS NULL OR a.occurred_at >= %(s_start)s::timestamptz)
AND (%(s_end)s::timestamptz IS NULL OR a.occurred_at < %(s_end)s::timestamptz)
"""


def _named(type_name: str, table: str, column: str = "name") -> str:
    """The name of a subject of the type as it is now."""
    return f"""WHEN '{type_name}' THEN (SELECT t.{column} FROM {table} t
    WHERE t.company_id = %(company)s AND t.id = split_part(page.subject, ':', 2)::bigint)"""  # noqa: S608 - all constants


_NAMES = "\n  ".join(
    (
        _named("User", "users"),
        _named("Department", "departments"),
        _named("Group", "groups"),
        _named("DealType", "deal_types"),
        _named("Stage", "stages"),
        _named("ActivityType", "activity_types"),
        _named("CustomField", "custom_fields"),
        _named("FieldOption", "field_options", "label"),
        _named("Contact", "contacts"),
        _named("Report", "reports"),
        _named("ReportFolder", "report_folders"),
        _named("ConnectedSystem", "connections"),
        _named("WebhookSource", "webhook_sources"),
        _named("WebhookTarget", "webhook_targets"),
        # Of widgets, those of reports; blocks have theirs from the catalogue.
        """WHEN 'Widget' THEN (SELECT t.name FROM reports t
    WHERE t.company_id = %(company)s AND page.subject = 'Widget:report:' || t.id)""",
        "ELSE (SELECT c.name FROM companies c WHERE c.id = %(company)s AND page.subject = 'Company:' || c.id)",
    )
)

_PAGE = f"""
SELECT json_build_object(
  'count', (SELECT count(*) FROM audit_entries a WHERE {_MATCHING}),
  'rows', (SELECT json_agg(json_build_array(page.id, page.occurred_at, page.actor_id, page.actor, page.action, page.subject,
      page.before, page.after, CASE split_part(page.subject, ':', 1) {_NAMES} END) ORDER BY page.occurred_at DESC, page.id DESC)
    FROM (
      SELECT a.*, u.name AS actor FROM audit_entries a
      LEFT JOIN users u ON u.company_id = %(company)s AND u.id = a.actor_id
      WHERE {_MATCHING} AND (%(s_after_at)s::timestamptz IS NULL
        OR (a.occurred_at, a.id) < (%(s_after_at)s::timestamptz, %(s_after_id)s::bigint))
      ORDER BY a.occurred_at DESC, a.id DESC LIMIT %(s_limit)s) page))
"""  # noqa: S608 - constants too


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries: all where nothing is given. ``start`` is included, ``end`` is not; ``subject`` is like ``User:12``."""

    actor_id: int | None = None
    action: str | None = None
    subject: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    entry_id: int | None = None


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """An entry, with the names of actor and subject as they are now. ``subject_name`` is empty for what is gone, or has none."""

    id: int
    at: datetime
    actor_id: int | None
    actor_name: str | None
    action: str
    subject_type: str
    subject_key: str
    subject_name: LocalizedText | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some entries, newest first; ``count`` is how many match in all."""

    count: int
    entries: tuple[AuditRecord, ...]
    has_next: bool


async def list_audit_entries(
    engine: AsyncEngine, viewer: Viewer, *, first: int, after: tuple[datetime, int] | None, which: AuditFilter
) -> AuditPage:
    """The newest entries, or those before the one at this time with this number. One statement.

    Whether the viewer may read them is for the caller to see.
    """
    if not is_storable((which.action or "") + (which.subject or "")):
        return AuditPage(0, (), has_next=False)
    params: dict[str, object] = {
        "entry": which.entry_id,
        "actor": which.actor_id,
        "action": which.action,
        "subject": which.subject,
        "start": which.start,
        "end": which.end,
        "after_at": None if after is None else after[0],
        "after_id": None if after is None else after[1],
        "limit": first + 1,
    }
    [value] = await read_parts(engine, [Part(_PAGE, params)], {"company": viewer.company.id})
    rows: list[Any] = value["rows"] or []
    return AuditPage(value["count"], tuple(_read(row) for row in rows[:first]), has_next=len(rows) > first)


_TITLES = {block.key: block.title for block in BLOCKS}


def _read(row: list[Any]) -> AuditRecord:
    id_, at, actor_id, actor_name, action, subject, before, after, name = row
    type_name, _, key = subject.partition(":")
    title = _TITLES.get(key) if type_name == "Widget" else None
    return AuditRecord(
        id=id_,
        at=datetime.fromisoformat(at),
        actor_id=actor_id,
        actor_name=actor_name,
        action=action,
        subject_type=type_name,
        subject_key=key,
        subject_name=title if name is None else LocalizedText(name, name),
        before=before,
        after=after,
    )
