"""Where somebody is signed in: listing sessions, and ending them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Session, User
from permissions.viewer import Viewer
from resolvers.authentication.finding_viewer import FRAME_IDLE_LENGTH
from resolvers.authentication.pages import Page, Place, read_page
from resolvers.authentication.secret import Secret, hash_of_key
from resolvers.authentication.session import FRAME_LENGTH, SESSION_LENGTH
from resolvers.clocks import APART, is_good
from resolvers.commands import CommandContext, CommandResult, Transaction, begin
from resolvers.commands.context import ADMINISTRATORS_ONLY
from resolvers.errors import ErrorCode, RequestError
from resolvers.user_error import Problems
from resolvers.validity import is_of_this_instant


@dataclass(frozen=True, slots=True)
class ListedSession:
    """One log-in that is still good. ``key`` names it and proves nothing; ``client`` is what the browser calls itself.

    ``address`` is the network address of the log-in, of IPv6 the network. ``is_framed``: it is one in a frame of another page.
    """

    key: str
    client: str
    address: str
    created_at: datetime
    last_seen_at: datetime
    ends_at: datetime
    is_current: bool
    is_framed: bool


@dataclass(frozen=True, slots=True)
class SessionReading:
    """Who reads sessions, when, and by which: ``current`` is the secret of the one that they ask from. One that was not used for
    ``idle`` has ended."""

    viewer: Viewer
    current: str | None
    now: datetime
    idle: timedelta


async def list_sessions(
    engine: AsyncEngine,
    reading: SessionReading,
    first: int,
    after: Place | None = None,
    owner_id: int | None = None,
) -> Page[ListedSession]:
    """A page of the viewer's sessions, or of those of another person of an administrator's company; the last used first.

    Raises `RequestError` (FORBIDDEN) for who asks for somebody else's and is no administrator.
    """
    is_of_this_instant()
    viewer = reading.viewer
    if owner_id not in (None, viewer.user_id) and not viewer.is_admin:
        raise RequestError(ErrorCode.FORBIDDEN, ADMINISTRATORS_ONLY)
    seen = _seen(reading.now)
    which = _selection(reading, seen, Session.user_id == (owner_id or viewer.user_id))
    async with engine.connect() as connection:
        page = await read_page(connection, which, (seen, Session.secret_hash), first, after)
    return Page(page.count, tuple(_show(reading, row) for row in page.rows), page.has_next)


async def find_own_session(engine: AsyncEngine, reading: SessionReading, key: str) -> ListedSession | None:
    """One of the viewer's sessions."""
    is_of_this_instant()
    this_one = (Session.user_id == reading.viewer.user_id, Session.secret_hash == hash_of_key(key))
    async with engine.connect() as connection:
        found = (await connection.execute(_selection(reading, _seen(reading.now), *this_one))).first()
    return None if found is None else _show(reading, found)


def _seen(now: datetime) -> ColumnElement[datetime]:
    """When it was used last, as `find_viewer` takes it."""
    return case((Session.last_seen_at <= now + APART, Session.last_seen_at), else_=Session.created_at)


def _selection(
    reading: SessionReading, seen: ColumnElement[datetime], *which: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    now = reading.now
    framed = Session.scopes.is_not(None)
    return select(
        Session.secret_hash,
        Session.client,
        Session.address,
        Session.created_at,
        seen.label("seen_at"),
        Session.expires_at,
        framed.label("is_framed"),
    ).where(
        *_alive(reading.viewer, now),
        *which,
        case(
            (framed, is_good(Session.expires_at, now, FRAME_LENGTH)),
            else_=is_good(Session.expires_at, now, SESSION_LENGTH),
        ),
        seen > case((framed, now - _frame_idle(reading)), else_=now - reading.idle),
    )


def _show(reading: SessionReading, row: Sequence[Any]) -> ListedSession:
    """Of a row of `_selection`."""
    hash_, client, address, created_at, seen_at, expires_at, is_framed = row
    return ListedSession(
        hash_.hex(),
        client,
        address,
        created_at,
        seen_at,
        min(expires_at, seen_at + (_frame_idle(reading) if is_framed else reading.idle)),
        hash_ == _hash_of(reading.current),
        is_framed,
    )


def _frame_idle(reading: SessionReading) -> timedelta:
    return min(reading.idle, FRAME_IDLE_LENGTH)


async def end_session(command: CommandContext, key: str) -> CommandResult[int]:
    """Ends one of the viewer's sessions, maybe the one they ask from, or anybody's for an administrator; tells whose."""
    which = [Session.secret_hash == hash_of_key(key)]
    if not command.viewer.is_admin:
        which.append(Session.user_id == command.viewer.user_id)
    return await _end(command, "endSession", which, ("session",))


async def end_other_sessions(command: CommandContext, current: str | None) -> CommandResult[int]:
    """Ends all of the viewer's sessions but the one they ask from."""
    others = Session.secret_hash != (_hash_of(current) or b"")
    return await _end(command, "endOtherSessions", [Session.user_id == command.viewer.user_id, others], None)


async def end_sessions_of(command: CommandContext, owner_id: int) -> CommandResult[int]:
    """Ends all sessions of a person of an administrator's company. Raises `RequestError` (FORBIDDEN) for everybody else."""
    command.require_administrator()
    return await _end(command, "endSessionsOf", [Session.user_id == owner_id], ("user",), owner_id)


async def _end(
    command: CommandContext,
    action: str,
    which: Sequence[ColumnElement[bool]],
    field: tuple[str, ...] | None,
    owner_id: int | None = None,
) -> CommandResult[int]:
    problems = Problems()
    async with begin(command, problems) as transaction:
        ending = update(Session).where(*_alive(command.viewer, command.now), *which).values(revoked_at=command.now)
        owners = (await transaction.write(ending.returning(Session.user_id))).scalars().all()
        if not owners and (owner_id is None or not await _is_colleague(transaction, owner_id)):
            if field is None:
                return transaction.done(command.viewer.user_id)
            problems.not_found(field)
            return transaction.refused()
        owner = owner_id or owners[0]
        if owners:
            transaction.note(action, f"User:{owner}", None, {"sessions": len(owners)})
        return transaction.done(owner)


async def _is_colleague(transaction: Transaction, user_id: int) -> bool:
    theirs = select(User.id).where(User.company_id == transaction.company_id, User.id == user_id)
    return (await transaction.connection.execute(theirs)).first() is not None


def _alive(viewer: Viewer, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return Session.company_id == viewer.company.id, Session.revoked_at.is_(None), Session.expires_at > now


def _hash_of(secret_text: str | None) -> bytes | None:
    secret = None if secret_text is None else Secret.parse(secret_text)
    return None if secret is None else secret.hash
