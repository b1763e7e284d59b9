"""Tokens of programs: making them, who has which, and ending them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Update, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import aliased

from models import ApiToken, TokenScope
from permissions.viewer import Viewer
from resolvers.authentication.pages import Page, Place, read_page
from resolvers.authentication.person import Person, hold
from resolvers.authentication.secret import Secret, hash_of_key
from resolvers.authentication.trail import note_act
from resolvers.commands import CommandContext, CommandResult, CompanyTransaction, Transaction, begin, begin_unsigned
from resolvers.grace import check_grace
from resolvers.language import LocalizedText
from resolvers.text_checks import check_name
from resolvers.user_error import Problems, UserErrorCode
from resolvers.validity import is_of_this_instant

MAX_TOKENS = 50
"""That a person has at once."""
MAX_TOKEN_NAME = 200
USUAL_SCOPES = tuple(scope for scope in TokenScope if scope is not TokenScope.EMBEDDING)
"""Whatever the person may do themselves."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token that was not ended; it may have expired. ``key`` names it and proves nothing; its secret is kept nowhere."""

    key: str
    user_id: int
    name: str
    scopes: tuple[TokenScope, ...]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    previous: "PreviousSecret | None" = None


@dataclass(frozen=True, slots=True)
class PreviousSecret:
    """The secret that a token had before, which may go on for a while: until when it does, and when a program last came with it."""

    expires_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewToken:
    """What a token is to be called and for, and until when it is good (``None``: until it is ended)."""

    name: str
    scopes: Collection[TokenScope]
    expires_at: datetime | None


async def list_tokens(
    engine: AsyncEngine, viewer: Viewer, now: datetime, first: int, after: Place | None = None
) -> Page[Token]:
    """A page of the viewer's tokens, of those of everybody for an administrator; the newest first."""
    is_of_this_instant()
    which = _selection(viewer.company.id, now, *_seen(viewer))
    async with engine.connect() as connection:
        page = await read_page(connection, which, (ApiToken.created_at, ApiToken.secret_hash), first, after)
    return Page(page.count, tuple(map(_read, page.rows)), page.has_next)


async def find_token(engine: AsyncEngine, viewer: Viewer, now: datetime, key: str) -> Token | None:
    """One of those that `list_tokens` tells of."""
    is_of_this_instant()
    this_one = ApiToken.secret_hash == hash_of_key(key)
    async with engine.connect() as connection:
        found = (await connection.execute(_selection(viewer.company.id, now, *_seen(viewer), this_one))).first()
    return None if found is None else _read(found)


async def create_token(
    engine: AsyncEngine,
    person: Person,
    name: str = "",
    scopes: Collection[TokenScope] = USUAL_SCOPES,
    expires_at: datetime | None = None,
    *,
    act: str | None = None,
) -> Secret:
    """A new token for a program that acts as this person. It is shown once: only its hash is stored.

    ``act`` is what the audit log calls it, if it is told.
    """
    now = datetime.now(UTC)
    async with begin_unsigned(engine, person.company_id) as transaction:
        secret, token = await _insert(transaction, person.user_id, name, scopes, expires_at, now)
        if act is not None:
            await note_act(transaction, act, person.user_id, now, _told(token), is_own=False)
    return secret


async def create_token_for_oneself(
    command: CommandContext, new: NewToken
) -> tuple[CommandResult[Token], Secret | None]:
    """A token for a program that acts as the viewer. Its secret is told once.

    Raises `RequestError` (FORBIDDEN) for who came with a token: who finds one must not be able to make it last.
    """
    command.require_session(_SIGNED_IN_ONLY)
    problems = Problems()
    name = check_name(problems, new.name, max_length=MAX_TOKEN_NAME)
    if not new.scopes:
        problems.add(("scopes",), UserErrorCode.REQUIRED, _NO_SCOPE)
    if new.expires_at is not None and new.expires_at <= command.now:
        problems.add(("expiresAt",), UserErrorCode.INVALID, _PAST)
    async with begin(command, problems) as transaction:
        viewer = command.viewer
        await hold(transaction, Person(viewer.company.id, viewer.company.external_id, viewer.user_id, None), alone=True)
        mine = (ApiToken.company_id == transaction.company_id, ApiToken.user_id == viewer.user_id)
        count = await transaction.connection.scalar(select(func.count()).select_from(ApiToken).where(*mine, *_IN_FORCE))
        if (count or 0) >= MAX_TOKENS:
            problems.add((), UserErrorCode.INVALID, _TOO_MANY)
        if problems:
            return transaction.refused(), None
        secret, token = await _insert(
            transaction, command.viewer.user_id, name, new.scopes, new.expires_at, command.now
        )
        transaction.note("createApiToken", _subject(token), None, _told(token))
        return transaction.done(token), secret


async def rotate_token(
    command: CommandContext, key: str, grace_hours: int = 0
) -> tuple[CommandResult[Token], Secret | None]:
    """Another secret for one of the viewer's own tokens; the old one goes on for so many hours, and one that was older ends now.

    Raises `RequestError` (FORBIDDEN) for who came with a token.
    """
    command.require_session(_SIGNED_IN_ONLY)
    problems = Problems()
    check_grace(problems, grace_hours)
    async with begin(command, problems) as transaction:
        old = await _find(transaction, key, ApiToken.user_id == command.viewer.user_id)
        if old is None or problems:
            return transaction.refused(), None
        ends_at = command.now + timedelta(hours=grace_hours)
        ends_at = ends_at if old.expires_at is None else min(ends_at, old.expires_at)
        secret, token = await _insert(transaction, old.user_id, old.name, old.scopes, old.expires_at, command.now)
        if ends_at > command.now:
            await transaction.write(_revocation(transaction, ApiToken.replaced_by == hash_of_key(key)))
            this_one = _this_one(transaction, key)
            replaced = {"replaced_by": secret.hash, "expires_at": ends_at}
            await transaction.write(update(ApiToken).where(*this_one).values(**replaced))
            token = replace(token, previous=PreviousSecret(ends_at, old.last_used_at))
        else:
            await _revoke(transaction, old)
        transaction.note("rotateApiToken", _subject(token), None, _told(token))
        return transaction.done(token), secret


async def revoke_token(command: CommandContext, key: str) -> CommandResult[Token]:
    """Ends a token, at once: one's own, or anybody's for an administrator."""
    async with begin(command) as transaction:
        token = await _find(transaction, key, *_seen(command.viewer))
        if token is None:
            return transaction.refused()
        await _revoke(transaction, token)
        transaction.note("revokeApiToken", _subject(token), _told(token), None)
        return transaction.done(token)


def _selection(company_id: int, now: datetime, *which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    before = aliased(ApiToken)
    is_before = and_(
        before.company_id == company_id,
        before.replaced_by == ApiToken.secret_hash,
        before.revoked_at.is_(None),
        before.expires_at > now,
    )
    return (
        select(
            ApiToken.secret_hash,
            ApiToken.user_id,
            ApiToken.name,
            ApiToken.scopes,
            ApiToken.created_at,
            ApiToken.expires_at,
            ApiToken.last_used_at,
            before.expires_at.label("ends_at"),
            before.last_used_at.label("used_at"),
        )
        .outerjoin(before, is_before)
        .where(*which, *_IN_FORCE)
    )


def _read(row: Sequence[Any]) -> Token:
    """Of a row of `_selection`."""
    hash_, user_id, name, scopes, created_at, expires_at, last_used_at, ends_at, used_at = row
    return Token(
        hash_.hex(),
        user_id,
        name,
        tuple(map(TokenScope, scopes)),
        created_at,
        expires_at,
        last_used_at,
        None if ends_at is None else PreviousSecret(ends_at, used_at),
    )


async def _find(transaction: Transaction, key: str, *which: ColumnElement[bool]) -> Token | None:
    """The token, if it is there and one of these; noted as a mistake if not."""
    these = _selection(transaction.company_id, transaction.now, *_this_one(transaction, key), *which)
    found = (await transaction.connection.execute(these)).first()
    if found is None:
        transaction.problems.not_found(("token",))
        return None
    return _read(found)


async def _insert(
    transaction: CompanyTransaction,
    user_id: int,
    name: str,
    scopes: Collection[TokenScope],
    expires_at: datetime | None,
    now: datetime,
) -> tuple[Secret, Token]:
    secret = Secret.create(transaction.company_id)
    allowed = tuple(sorted({*scopes, TokenScope.READ}))
    await transaction.write(
        insert(ApiToken).values(
            company_id=transaction.company_id,
            user_id=user_id,
            secret_hash=secret.hash,
            name=name,
            scopes=[scope.value for scope in allowed],
            created_at=now,
            expires_at=expires_at,
        )
    )
    return secret, Token(secret.hash.hex(), user_id, name, allowed, now, expires_at, None)


async def _revoke(transaction: Transaction, token: Token) -> None:
    """Ends the token, and the secret that it had before."""
    hash_ = hash_of_key(token.key)
    await transaction.write(_revocation(transaction, or_(ApiToken.secret_hash == hash_, ApiToken.replaced_by == hash_)))


def _revocation(transaction: Transaction, which: ColumnElement[bool]) -> Update:
    mine = (ApiToken.company_id == transaction.company_id, ApiToken.revoked_at.is_(None))
    return update(ApiToken).where(*mine, which).values(revoked_at=transaction.now)


def _this_one(transaction: Transaction, key: str) -> tuple[ColumnElement[bool], ...]:
    return ApiToken.company_id == transaction.company_id, ApiToken.secret_hash == hash_of_key(key)


def _seen(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    ours = (ApiToken.company_id == viewer.company.id,)
    return ours if viewer.is_admin else (*ours, ApiToken.user_id == viewer.user_id)


def _subject(token: Token) -> str:
    return f"User:{token.user_id}"


def told_of(name: str, scopes: Iterable[TokenScope], expires_at: datetime | None) -> dict[str, object]:
    """What the audit log is told of a token."""
    return {
        "name": name,
        "scopes": [scope.name for scope in scopes],
        "expiresAt": None if expires_at is None else expires_at.isoformat(),
    }


def _told(token: Token) -> dict[str, object]:
    told = told_of(token.name, token.scopes, token.expires_at)
    return told if token.previous is None else {**told, "previousExpiresAt": token.previous.expires_at.isoformat()}


# Not a secret that was replaced: it belongs to the token that has its place.
_IN_FORCE = (ApiToken.revoked_at.is_(None), ApiToken.replaced_by.is_(None))


_NO_SCOPE = LocalizedText("Expected at least one thing that it is for.", "Ожидается хотя бы одно назначение.")
_PAST = LocalizedText("Expected an instant to come, or none.", "Ожидается момент в будущем или его отсутствие.")
_TOO_MANY = LocalizedText(
    f"Expected at most {MAX_TOKENS} tokens of one person. End one that nobody needs first.",
    f"Ожидается не больше {MAX_TOKENS} токенов у одного сотрудника. Сначала отзовите ненужный.",
)
_SIGNED_IN_ONLY = LocalizedText(
    "Tokens are made by people who are signed in, not by programs with a token.",
    "Токены создают люди, вошедшие с паролем, а не программы с токеном.",
)
