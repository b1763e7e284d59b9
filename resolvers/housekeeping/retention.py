"""Forgetting what is old: what happened, who did what in administration, ended sessions, how desktops were arranged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.changes.kinds import KINDS
from resolvers.commands import begin_unsigned

ROWS_AT_ONCE = 2_000
UNDOABLE_DAYS = 90
"""For how long an import of a file can be undone."""
TASK_DAYS = 7
"""For how long it is known what came of an import that somebody asked for, row by row."""
UPLOAD_DAYS = 1
"""For how long a file waits to be brought in."""
RECEIPT_DAYS = 14
"""For how long a message of a source that comes again is known to have been taken: nobody tries for longer."""
LETTER_DAYS = 90
"""For how long a row that was refused waits to be looked at."""
JOURNAL_DAYS = 7
"""For how long it is known which records were changed: a day more than a cursor is good for."""
DELIVERY_DAYS = 30
RUN_DAYS = 30
"""For how long it is told what came of messages to those who follow."""


@dataclass(frozen=True, slots=True)
class Retention:
    """For how many days each is kept; 0 is for ever. Figures depend on none of it."""

    events: int = 400
    audit: int = 1_100
    sessions: int = 90
    layouts: int = 400


DEFAULT_RETENTION = Retention()


async def forget_old(engine: AsyncEngine, company_id: int, retention: Retention, now: datetime) -> int:
    """Forgets what of the company is older than is kept, so many rows of a table at a time; tells how many statements found some.

    What the role may not take away stays. Several processes may do so at once.
    """
    steps = 0
    for act in _acts(retention):
        params = {"company": company_id, "before": now - timedelta(days=act.days), "rows": ROWS_AT_ONCE}
        while await _step(engine, company_id, act, params):
            steps += 1
    return steps


async def _step(engine: AsyncEngine, company_id: int, act: "_Act", params: Mapping[str, object]) -> bool:
    """Whether some were found. Who keeps answers that tell of them hears of it."""
    async with begin_unsigned(engine, company_id) as transaction:
        connection, kind = transaction.connection, KINDS[act.table]
        if not (await connection.exec_driver_sql(_MAY, {"table": act.table})).scalar_one():
            return False
        found = (await connection.exec_driver_sql(act.text, params)).rowcount > 0
        if found and kind is not None:
            transaction.changes.add(kind)
        return found


@dataclass(frozen=True, slots=True)
class _Act:
    table: str
    days: int
    text: str


def _acts(retention: Retention) -> Iterator[_Act]:
    acts = (
        _Act("events", retention.events, _EVENTS),
        _Act("audit_entries", retention.audit, _AUDIT),
        _Act("layout_revisions", retention.layouts, _LAYOUTS),
        *(_Act(table, retention.sessions, text) for table, text in _ENDED.items()),
        _Act("export_turns", 1, _EXPORT_TURNS),
        _Act("file_import_changes", UNDOABLE_DAYS, _IMPORT_CHANGES),
        _Act("file_import_tasks", TASK_DAYS, _IMPORT_TASKS),
        _Act("uploaded_files", UPLOAD_DAYS, _UPLOADS),
        _Act("webhook_receipts", RECEIPT_DAYS, _RECEIPTS),
        _Act("webhook_dead_letters", LETTER_DAYS, _LETTERS),
        _Act("record_changes", JOURNAL_DAYS, _JOURNAL),
        _Act("webhook_deliveries", DELIVERY_DAYS, _DELIVERIES),
        _Act("connection_runs", RUN_DAYS, _RUNS),
    )
    return (act for act in acts if act.days)


_MAY = "SELECT has_table_privilege(%(table)s, 'DELETE')"


def _oldest(table: str) -> str:
    """Numbers grow with time, but for a moment: of the first so many, those that are old. So no index by time is needed."""
    first = (
        f"SELECT id, occurred_at FROM {table} WHERE company_id = %(company)s::bigint ORDER BY id LIMIT %(rows)s::bigint"  # noqa: S608 - from constants
    )
    return f"SELECT id FROM ({first}) AS first WHERE occurred_at < %(before)s::timestamptz"  # noqa: S608 - from constants


def _some(table: str, key: str, condition: str) -> str:
    mine = "company_id = %(company)s::bigint"
    some = f"SELECT {key} FROM {table} WHERE {mine} AND {condition} LIMIT %(rows)s::bigint"  # noqa: S608 - from constants
    return f"DELETE FROM {table} WHERE {mine} AND ({key}) IN ({some})"  # noqa: S608 - from constants


_EVENTS = f"""
WITH old AS ({_oldest("events")}),
told AS (DELETE FROM event_participants WHERE company_id = %(company)s::bigint AND event_id IN (SELECT id FROM old))
DELETE FROM events WHERE company_id = %(company)s::bigint AND id IN (SELECT id FROM old)"""  # noqa: S608 - from constants
_AUDIT = f"DELETE FROM audit_entries WHERE company_id = %(company)s::bigint AND id IN ({_oldest('audit_entries')})"  # noqa: S608 - from constants
# The latest of each arrangement stays: it is the one in force.
_LAYOUTS = _some(
    "layout_revisions",
    "owner, owner_id, revision",
    """saved_at < %(before)s::timestamptz AND EXISTS (
  SELECT FROM layout_revisions AS later WHERE later.company_id = %(company)s::bigint AND later.owner = layout_revisions.owner
    AND later.owner_id = layout_revisions.owner_id AND later.revision > layout_revisions.revision)""",
)
_ENDED = {
    "sessions": _some("sessions", "secret_hash", "least(revoked_at, expires_at) < %(before)s::timestamptz"),
    "api_tokens": _some("api_tokens", "secret_hash", "least(revoked_at, expires_at) < %(before)s::timestamptz"),
    "invitations": _some("invitations", "secret_hash", "least(used_at, expires_at) < %(before)s::timestamptz"),
}
_IMPORT_CHANGES = _some(
    "file_import_changes",
    "run_id, table_name, record_id",
    """run_id IN (
  SELECT id FROM file_imports WHERE company_id = %(company)s::bigint AND started_at < %(before)s::timestamptz)""",
)
_IMPORT_TASKS = _some("file_import_tasks", "id", "due_at IS NULL AND queued_at < %(before)s::timestamptz")
# A task that has not ended needs its files.
_UPLOADS = _some(
    "uploaded_files",
    "id",
    """uploaded_at < %(before)s::timestamptz AND NOT EXISTS (
  SELECT FROM file_import_tasks AS task WHERE task.company_id = %(company)s::bigint
    AND uploaded_files.id IN (task.file_id, task.history_id))""",
)
_RECEIPTS = _some("webhook_receipts", "source_id, message_id", "received_at < %(before)s::timestamptz")
_LETTERS = _some("webhook_dead_letters", "id", "received_at < %(before)s::timestamptz")
_JOURNAL = f"DELETE FROM record_changes WHERE company_id = %(company)s::bigint AND id IN ({_oldest('record_changes')})"  # noqa: S608 - from constants
# What is still to be delivered stays.
_DELIVERIES = _some(
    "webhook_deliveries", "id", "created_at < %(before)s::timestamptz AND (delivered_at IS NOT NULL OR is_test)"
)
_RUNS = _some("connection_runs", "id", "ended_at < %(before)s::timestamptz")
_EXPORT_TURNS = _some("export_turns", "place", "expires_at < %(before)s::timestamptz")
