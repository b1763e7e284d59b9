"""Letting people of a company in inside a frame of its own pages, by a link that its program asks for: it vouches for them."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Invitation, TokenScope, User, UserStatus, WayInPurpose
from resolvers.authentication import (
    LENGTHS,
    Browser,
    NewWayIn,
    Person,
    Secret,
    add_session,
    create_way_in,
    end_replaced,
    hold,
)
from resolvers.clocks import is_good
from resolvers.commands import CommandContext, CommandResult, begin, begin_unsigned
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.user_error import Problems, UserError, UserErrorCode


async def create_frame_link(
    command: CommandContext, email: str, scopes: Collection[TokenScope]
) -> tuple[CommandResult[int], NewWayIn | None]:
    """A way in for the person with this address, good once and for a minute, to a session in a frame with these scopes.

    Raises `RequestError` (FORBIDDEN) for everybody but administrators, and for who came without a token that has the scope for it: a
    person who is signed in has no need to be somebody else.
    """
    command.require_administrator()
    may = command.viewer.scopes or frozenset()
    if TokenScope.EMBEDDING not in may:
        raise RequestError(ErrorCode.FORBIDDEN, _TOKEN)
    problems = Problems()
    if not set(scopes) <= {*may, TokenScope.READ} - {TokenScope.EMBEDDING}:
        problems.add(("scopes",), UserErrorCode.INVALID, _SCOPES)
    if not command.viewer.company.frame_ancestors:
        problems.add((), UserErrorCode.INVALID, _NOWHERE)
    async with begin(command, problems) as transaction:
        whom = select(User.id).where(
            User.company_id == transaction.company_id,
            User.email == email.strip().lower().replace("\0", ""),
            User.status == UserStatus.ACTIVE,
        )
        user_id = await transaction.connection.scalar(whom)
        if user_id is None:
            problems.not_found(("email",))
        if user_id is None or problems:
            return transaction.refused(), None
        way_in = await create_way_in(
            transaction, user_id, command.now, WayInPurpose.FRAME, scopes={*scopes, TokenScope.READ}
        )
        return transaction.done(user_id), way_in


async def open_frame(
    engine: AsyncEngine, *, secret: str, company_id: int, replaces: str | None, browser: Browser, now: datetime
) -> Secret | tuple[UserError, ...]:
    """A session in a frame for whom the secret was made, or what was wrong: unknown, expired and used are the same.

    It takes the place of the one that the frame came with (``replaces``).
    """
    problems = Problems()
    parsed = Secret.parse(secret)
    if parsed is None or parsed.company_id != company_id:
        problems.add(("secret",), UserErrorCode.INVALID, _UNKNOWN)
        return problems.found
    session = None
    this_one = (
        Invitation.company_id == company_id,
        Invitation.secret_hash == parsed.hash,
        Invitation.purpose == WayInPurpose.FRAME.value,
        is_good(Invitation.expires_at, now, LENGTHS[WayInPurpose.FRAME]),
    )
    async with begin_unsigned(engine, company_id) as transaction:
        user_id = await transaction.connection.scalar(select(Invitation.user_id).where(*this_one))
        if user_id is not None:
            person = Person(company_id, "", user_id, None)
            await hold(transaction, person)
            # Nothing of it is needed any more.
            used = await transaction.write(delete(Invitation).where(*this_one).returning(Invitation.scopes))
            scopes = used.scalar_one_or_none()
            if scopes is not None:
                scopes = [TokenScope(scope) for scope in scopes]
                session = await add_session(transaction, person, now, browser, act="openFrame", scopes=scopes)
    if session is None:
        problems.add(("secret",), UserErrorCode.INVALID, _UNKNOWN)
        return problems.found
    await end_replaced(engine, replaces, now)
    return session


_TOKEN = LocalizedText(
    "Expected a token of the scope {scope}: a program of the company's asks for this, and nobody who is signed in.",
    "Ожидается токен с назначением {scope}: об этом просит программа компании, а не вошедший человек.",
).format(scope=TokenScope.EMBEDDING.name)
_SCOPES = LocalizedText(
    "Expected scopes that this token has itself, and not {scope}.",
    "Ожидаются назначения, которые есть у самого токена, кроме {scope}.",
).format(scope=TokenScope.EMBEDDING.name)
_NOWHERE = LocalizedText(
    "Expected the company to name the pages that may have the desktop in a frame.",
    "Ожидается, что компания назовёт страницы, которые могут показывать рабочий стол во фрейме.",
)
_UNKNOWN = LocalizedText(
    "Expected a link that is neither used nor older than a minute. Load the page around this frame again.",
    "Ожидается ссылка, которая не использована и не старше минуты. Обновите страницу, в которой этот фрейм.",
)
