"""Where somebody is signed in: listing sessions, and ending them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Session
from permissions.viewer import Viewer
from resolvers.authentication.finding_viewer import IDLE_LENGTH
from resolvers.authentication.secret import Secret, hash_of_key
from resolvers.commands import CommandContext, CommandResult, begin
from resolvers.user_error import Problems
from resolvers.validity import is_of_this_instant


@dataclass(frozen=True, slots=True)
class OwnSession:
    """One log-in that is still good. ``key`` names it and proves nothing; ``client`` is what the browser calls itself."""

    key: str
    client: str
    created_at: datetime
    last_seen_at: datetime
    ends_at: datetime
    is_current: bool


async def list_sessions(engine: AsyncEngine, viewer: Viewer, current: str | None, now: datetime) -> list[OwnSession]:
    """The viewer's sessions, the last used first. ``current`` is the secret of the one they ask from."""
    is_of_this_instant()
    seen = func.coalesce(Session.last_seen_at, Session.created_at)
    requested = (
        select(Session.secret_hash, Session.client, Session.created_at, seen, Session.expires_at)
        .where(*_alive(viewer, now))
        .order_by(seen.desc(), Session.secret_hash)
    )
    this_one = _hash_of(current)
    async with engine.connect() as connection:
        rows = await connection.execute(requested)
        return [
            OwnSession(
                hash_.hex(), client, created_at, seen_at, min(expires_at, seen_at + IDLE_LENGTH), hash_ == this_one
            )
            for hash_, client, created_at, seen_at, expires_at in rows
        ]


async def end_session(command: CommandContext, key: str) -> CommandResult[str]:
    """Ends one of the viewer's sessions, maybe the one they ask from."""
    return await _end(command, "endSession", Session.secret_hash == hash_of_key(key), ("session",), key)


async def end_other_sessions(command: CommandContext, current: str | None) -> CommandResult[str]:
    """Ends all of the viewer's sessions but the one they ask from."""
    this_one = _hash_of(current)
    return await _end(command, "endOtherSessions", Session.secret_hash != (this_one or b""), None, "")


async def _end(
    command: CommandContext, action: str, which: ColumnElement[bool], field: tuple[str, ...] | None, key: str
) -> CommandResult[str]:
    problems = Problems()
    async with begin(command, problems) as transaction:
        ended = await transaction.write(
            update(Session).where(*_alive(command.viewer, command.now), which).values(revoked_at=command.now)
        )
        if field is not None and not ended.rowcount:
            problems.not_found(field)
            return transaction.refused()
        if ended.rowcount:
            transaction.note(action, f"User:{command.viewer.user_id}", None, {"sessions": ended.rowcount})
        return transaction.done(key)


def _alive(viewer: Viewer, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Session.company_id == viewer.company.id,
        Session.user_id == viewer.user_id,
        Session.revoked_at.is_(None),
        Session.expires_at > now,
        func.coalesce(Session.last_seen_at, Session.created_at) > now - IDLE_LENGTH,
    )


def _hash_of(secret_text: str | None) -> bytes | None:
    secret = None if secret_text is None else Secret.parse(secret_text)
    return None if secret is None else secret.hash
