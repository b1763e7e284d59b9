"""Up to where somebody who follows knows the changes.

Transactions end in another order than they begin, so no number is such a place. It is what a statement saw, and while what came since
is being told, page by page, also up to what, and after which row (`docs/adr/0055`).
"""

import base64
import binascii
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting

LIFETIME = timedelta(days=6)
"""For how long a cursor is good: rows stay for a day more."""
_SNAPSHOT = re.compile(r"[0-9]{1,20}:[0-9]{1,20}:([0-9]{1,20}(,[0-9]{1,20})*)?")


@dataclass(frozen=True, slots=True)
class Now:
    """What the database is, and what can be seen in it."""

    journal: int
    """The number of the table: another database, restored from a dump, has another one."""
    snapshot: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FollowCursor:
    """Everything that ``snapshot`` saw ``at`` this time is known; of what ``until`` saw besides, also rows up to number ``after``."""

    journal: int
    snapshot: str
    at: datetime
    until: str | None = None
    until_at: datetime | None = None
    after: int = 0

    def write(self) -> str:
        """As text, opaque to whoever keeps it."""
        until_at = None if self.until_at is None else self.until_at.isoformat()
        parts = [self.journal, self.snapshot, self.at.isoformat(), self.until, until_at, self.after]
        return base64.urlsafe_b64encode(json.dumps(parts, separators=(",", ":")).encode()).decode()

    @classmethod
    def read(cls, text: str) -> "FollowCursor | None":
        """The cursor again; ``None`` for what is none."""
        try:
            journal, snapshot, at, until, until_at, after = json.loads(
                base64.b64decode(text, altchars=b"-_", validate=True)
            )
            ended = None if until is None else datetime.fromisoformat(until_at)
            cursor = cls(journal, snapshot, datetime.fromisoformat(at), until, ended, after)
        except (binascii.Error, ValueError, TypeError, RecursionError):
            return None
        numbers = all(type(each) is int and 0 <= each < 2**63 for each in (cursor.journal, cursor.after))
        snapshots = [cursor.snapshot, *([cursor.until] if cursor.until is not None else [])]
        instants = [cursor.at, *([] if ended is None else [ended])]
        is_aware = all(each.tzinfo is not None for each in instants)
        if not (numbers and is_aware and all(map(_is_snapshot, snapshots))):
            return None
        return cursor


def _is_snapshot(text: object) -> bool:
    """Whether PostgreSQL reads it as one: from the first transaction that goes on to the first that has not begun, those between."""
    if not isinstance(text, str) or not _SNAPSHOT.fullmatch(text):
        return False
    first, end, between = text.split(":")
    listed = [int(each) for each in between.split(",") if each]
    bounds = 0 < int(first) <= int(end) < 2**63
    return bounds and listed == sorted({*listed}) and all(int(first) <= each < int(end) for each in listed)


async def look_now(engine: AsyncEngine) -> Now:
    """By a statement of its own, which comes before those that read: what it says has ended is seen by them.

    Raises what the driver raises.
    """
    async with autocommitting(engine) as reading:
        return Now(*(await reading.exec_driver_sql(_NOW)).one())


def is_lost(cursor: FollowCursor, now: Now) -> bool:
    """Whether nobody can tell what came after it: it is too old, or of another database."""
    is_ahead = _end(cursor.snapshot) > _end(now.snapshot) or (
        cursor.until is not None and _end(cursor.until) > _end(now.snapshot)
    )
    return cursor.journal != now.journal or cursor.at < now.at - LIFETIME or is_ahead


def _end(snapshot: str) -> int:
    return int(snapshot.split(":")[1])


_NOW = "SELECT 'record_changes'::regclass::oid::bigint, pg_current_snapshot()::text, clock_timestamp()"
