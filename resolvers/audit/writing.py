"""Writing the audit log, in the transaction of what it tells about."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from models import AuditEntry
from permissions.viewer import Viewer

Values = Mapping[str, Any]


async def write_audit_entry(
    connection: AsyncConnection,
    viewer: Viewer,
    now: datetime,
    action: str,
    subject: str,
    before: Values | None,
    after: Values | None,
) -> None:
    """Writes who did what to which subject (``Widget:revenue``, ``User:12``).

    ``before`` and ``after`` are the subject's values as JSON, by the names the API has for them; only those that differ are kept.
    Nothing is written where nothing differs, unless both are empty (a look is an act without values).
    """
    if before is not None and after is not None:
        changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        if not changed:
            return
        before = {key: before[key] for key in changed if key in before}
        after = {key: after[key] for key in changed if key in after}
    await connection.execute(
        insert(AuditEntry).values(
            company_id=viewer.company.id,
            occurred_at=now,
            actor_id=viewer.user_id,
            action=action,
            subject=subject,
            before=before,
            after=after,
        )
    )
