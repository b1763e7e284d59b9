"""From what somebody came with to who they are and whose rows they see: one statement a request, and one more at the first of all."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Role, TokenScope, WeekStart
from permissions.viewer import CompanyProfile, Credential, RecordLinks, Viewer
from resolvers.authentication.secret import Secret
from resolvers.authentication.session import FRAME_LENGTH, SESSION_LENGTH
from resolvers.authentication.visit_sql import BEGIN_VISIT, READ_VISIT, TOUCH_VISIT, visit_params
from resolvers.autocommit import rows_of
from resolvers.changes.version import VERSION
from resolvers.clocks import latest_end
from resolvers.outage import cannot_write
from resolvers.statement import PATIENCE_SECONDS

# When it was used is not believed where that is still to come: then it counts when it began.
_GOES_ON = """expires_at > %(now)s::timestamptz AND expires_at <= %(latest_end)s::timestamptz
  AND CASE WHEN last_seen_at <= %(soon)s::timestamptz THEN last_seen_at ELSE created_at END > %(idle_since)s::timestamptz"""
_CREDENTIAL = {
    Credential.SESSION: f"""
SELECT user_id, NULL::text[] AS scopes FROM sessions WHERE company_id = %(company)s::bigint AND secret_hash = %(hash)s::bytea
  AND revoked_at IS NULL AND scopes IS NULL AND {_GOES_ON}""",  # noqa: S608 - from constants of this file
    Credential.FRAME: f"""
SELECT user_id, scopes FROM sessions WHERE company_id = %(company)s::bigint AND secret_hash = %(hash)s::bytea
  AND revoked_at IS NULL AND scopes IS NOT NULL AND {_GOES_ON}""",  # noqa: S608 - from constants of this file
    Credential.TOKEN: """
SELECT user_id, scopes FROM api_tokens WHERE company_id = %(company)s::bigint AND secret_hash = %(hash)s::bytea
  AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > %(now)s::timestamptz)""",
}
_COLLEAGUE = "SELECT %(user)s::bigint AS user_id, NULL::text[] AS scopes"

# A session that was not used for so long has ended, unless the server is told otherwise.
IDLE_LENGTH = timedelta(days=14)
FRAME_IDLE_LENGTH = timedelta(hours=4)
"""The same of one in a frame: whoever opens the page around it anew gets another one."""
_USE_IS_NOTED_EVERY = timedelta(minutes=5)
# Not at every request: nobody asks for the minute, and each is a row to be written anew. Nor where it is good no more: coming with one
# that has ended for want of use would make it good again.
_SESSION_USED = """
UPDATE sessions SET last_seen_at = %(now)s::timestamptz WHERE company_id = %(company)s::bigint AND secret_hash = %(hash)s::bytea
  AND (last_seen_at BETWEEN %(used_before)s::timestamptz AND %(soon)s::timestamptz) IS NOT TRUE AND EXISTS (SELECT FROM credential)"""
_USED = {
    Credential.SESSION: _SESSION_USED,
    Credential.FRAME: _SESSION_USED,
    Credential.TOKEN: """
UPDATE api_tokens SET last_used_at = %(now)s::timestamptz WHERE company_id = %(company)s::bigint AND secret_hash = %(hash)s::bytea
  AND (last_used_at BETWEEN %(used_before)s::timestamptz AND %(soon)s::timestamptz) IS NOT TRUE AND EXISTS (SELECT FROM credential)""",
}
_NOT_USED = "SELECT"

# The departments below are walked with UNION, not UNION ALL: a circle of departments ends the walk instead of never ending it.
_VIEWER = """
WITH RECURSIVE credential AS ({credential}),
used AS ({used}),
person AS (
  SELECT u.id, u.name, u.email, u.role, u.language, credential.scopes FROM credential JOIN users u
    ON u.company_id = %(company)s::bigint AND u.id = credential.user_id AND u.status = 'active'),
headed AS (
  SELECT d.id FROM person JOIN departments d
    ON d.company_id = %(company)s::bigint AND d.head_id = person.id AND person.role = 'manager'
  UNION
  SELECT d.id FROM headed JOIN departments d ON d.company_id = %(company)s::bigint AND d.parent_id = headed.id),
colleague AS (
  SELECT id FROM person
  UNION
  SELECT u.id FROM headed JOIN users u ON u.company_id = %(company)s::bigint AND u.department_id = headed.id),
visit AS ({visit})
SELECT c.external_id, c.name, c.timezone, c.currency, c.week_start,
  c.contact_link, c.activity_link, c.deal_link, c.communication_link, c.allowed_origins, c.frame_ancestors, c.deletion_due_at,
  c.records_limit IS NOT NULL, c.requests_limit, c.currencies,
  person.id, person.name, person.email, person.role, person.language,
  CASE WHEN person.role <> 'admin' THEN (SELECT array_agg(id ORDER BY id) FROM colleague) END,
  (SELECT coalesce(array_agg(id ORDER BY id), '{{}}') FROM headed),
  ({version}),
  person.scopes,
  (SELECT events_since FROM visit)
FROM person JOIN companies c ON c.id = %(company)s::bigint AND {is_open}"""
# Until a company is deleted, administrators alone get in; then nobody does.
_OPEN = "(c.deletion_due_at IS NULL OR person.role = 'admin' AND c.deletion_due_at > %(now)s::timestamptz)"


async def find_viewer(
    engine: AsyncEngine, credential: str, kind: Credential, now: datetime, *, session_idle: timedelta = IDLE_LENGTH
) -> Viewer | None:
    """Who came with this credential, and whose rows they see; ``None`` if nobody, not any more, or not employed any more.

    A session keeps the person's visit going or starts one; a token only reads what the feed would begin with. When either was used
    is noted every five minutes; a session that was not for ``session_idle`` has ended. While nothing can be written, nothing is noted.
    Raises what the driver raises, and ``TimeoutError`` when the database does not answer.
    """
    secret = Secret.parse(credential)
    if secret is None:
        return None
    params: dict[str, object] = {
        "company": secret.company_id,
        "hash": secret.hash,
        **visit_params(now),
        "idle_since": now - (min(session_idle, FRAME_IDLE_LENGTH) if kind is Credential.FRAME else session_idle),
        "used_before": now - _USE_IS_NOTED_EVERY,
        "latest_end": latest_end(now, FRAME_LENGTH if kind is Credential.FRAME else SESSION_LENGTH),
    }
    try:
        row = await _read(engine, _text(kind), params)
    except DBAPIError as error:
        if not error.connection_invalidated and not cannot_write(error):
            raise
        # The server was restarted since the connection was made; the pool knows by now, and the statement may be repeated.
        row = await _read(engine, _text(kind, notes=not cannot_write(error)), params)
    return None if row is None else _viewer(secret.company_id, row, kind)


async def find_colleague(connection: AsyncConnection, company_id: int, user_id: int, now: datetime) -> Viewer | None:
    """Somebody of the company as they would be if they asked now, to see what they see; ``None`` if they do not work there.

    Their visit is read and not moved, as if they came with a token.
    """
    params = {"company": company_id, "user": user_id, **visit_params(now)}
    text = _VIEWER.format(credential=_COLLEAGUE, used=_NOT_USED, visit=READ_VISIT, version=VERSION, is_open="true")
    row = (await connection.exec_driver_sql(text, params)).one_or_none()
    return None if row is None else _viewer(company_id, row, Credential.TOKEN)


# Where the person's number stands in a row: what comes before it is of the company.
_USER_ID = 15


def _viewer(company_id: int, row: Sequence[Any], kind: Credential) -> Viewer:
    (
        external_id,
        company_name,
        timezone,
        currency,
        week_start,
        *links,
        origins,
        frame_ancestors,
        deletion_due_at,
        has_records_limit,
        requests_limit,
        currencies,
    ) = row[:_USER_ID]
    user_id, name, email, role, language, people, department_ids, data_version, scopes, events_since = row[_USER_ID:]
    return Viewer(
        company=CompanyProfile(
            id=company_id,
            external_id=external_id,
            name=company_name,
            timezone=timezone,
            currency=currency,
            week_start=WeekStart(week_start),
            links=RecordLinks(*links),
            allowed_origins=tuple(origins),
            frame_ancestors=tuple(frame_ancestors),
            deletion_due_at=deletion_due_at,
            has_records_limit=has_records_limit,
            requests_limit=requests_limit,
            currencies=tuple(currencies),
        ),
        user_id=user_id,
        name=name,
        email=email,
        role=Role(role),
        language=language,
        people=None if people is None else tuple(people),
        department_ids=tuple(department_ids),
        credential=kind,
        events_since=events_since,
        data_version=data_version,
        scopes=None if scopes is None else frozenset(map(TokenScope, scopes)),
    )


async def _read(engine: AsyncEngine, text: str, params: dict[str, object]) -> Sequence[Any] | None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        rows = await rows_of(engine, text, params)
        if not rows:
            return None
        [(*found, events_since)] = rows
        if events_since is None:
            [[events_since]] = await rows_of(engine, BEGIN_VISIT, {**params, "user": found[_USER_ID]})
        return (*found, events_since)


@cache
def _text(kind: Credential, *, notes: bool = True) -> str:
    visit = TOUCH_VISIT if notes and kind is not Credential.TOKEN else READ_VISIT
    used = _USED[kind] if notes else _NOT_USED
    return _VIEWER.format(credential=_CREDENTIAL[kind], used=used, visit=visit, version=VERSION, is_open=_OPEN)
