"""What people do about their own passkeys. Only who is signed in does, not a program with a token.

A new passkey is a way in for good, and one that is gone may have been the second factor: for either its person proves once more that
it is they, by having signed in a moment ago, or else by their password. Who has a second factor proved it when they signed in, and a
password alone is not as much, so they sign in anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Passkey, Session, User
from permissions.viewer import Viewer
from resolvers.administration.own_profile import check_own_password
from resolvers.authentication import Browser, Secret
from resolvers.authentication.passkeys.ceremony import creation_options, read_made, verify_made
from resolvers.authentication.passkeys.challenges import new_challenge, registering, use_challenge
from resolvers.authentication.passkeys.relying_party import RelyingParty
from resolvers.authentication.second_factor import recovery_codes
from resolvers.authentication.second_factor.state import read_state
from resolvers.authentication.secret import hash_of_key
from resolvers.clocks import APART
from resolvers.commands import CommandContext, CommandResult, Transaction, begin
from resolvers.language import LocalizedText
from resolvers.text_checks import check_name
from resolvers.user_error import Problems, UserErrorCode
from resolvers.validity import is_of_this_instant

MAX_PASSKEYS = 20
"""That a person has at once."""
MAX_PASSKEY_NAME = 200
FRESH = timedelta(minutes=10)
"""For how long a log-in is proof enough."""


class Proof(StrEnum):
    """What proves once more that it is they."""

    NOTHING = "nothing"
    PASSWORD = "password"  # noqa: S105 - no password
    LOG_IN = "log_in"


@dataclass(frozen=True, slots=True)
class OwnPasskey:
    """One passkey. ``key`` names it and proves nothing."""

    key: str
    name: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Asking:
    """From where somebody asks: their session, their browser, and the page they see."""

    session: str | None
    browser: Browser
    party: RelyingParty


async def list_passkeys(engine: AsyncEngine, viewer: Viewer) -> list[OwnPasskey]:
    """The viewer's passkeys, the newest first."""
    is_of_this_instant()
    async with engine.connect() as connection:
        return await _read(connection, *_of(viewer))


async def needed_proof(engine: AsyncEngine, viewer: Viewer, session: str | None, now: datetime) -> Proof:
    """What the viewer proves before a passkey is made or removed in this session."""
    is_of_this_instant()
    secret = None if session is None else Secret.parse(session)
    mine = (Session.company_id == viewer.company.id, Session.user_id == viewer.user_id)
    stored = select(User.password_hash).where(User.company_id == viewer.company.id, User.id == viewer.user_id)
    async with engine.connect() as connection:
        if secret is not None:
            began = select(Session.created_at).where(*mine, Session.secret_hash == secret.hash)
            created_at = await connection.scalar(began)
            if created_at is not None and now - FRESH < created_at <= now + APART:
                return Proof.NOTHING
        has_password = await connection.scalar(stored) is not None
        is_on = (await read_state(connection, viewer.company.id, viewer.user_id)).is_on
    return Proof.PASSWORD if has_password and not is_on else Proof.LOG_IN


async def begin_passkey(command: CommandContext, asking: Asking, password: str | None) -> CommandResult[str]:
    """What the browser asks a device for, as JSON; it counts for nothing until `register_passkey`.

    Raises `RequestError` (RATE_LIMITED) after too many wrong passwords.
    """
    problems, viewer = await _prove(command, asking, password), command.viewer
    async with begin(command, problems) as transaction:
        known = await transaction.connection.scalars(select(Passkey.credential_id).where(*_of(viewer)))
        ids: Sequence[bytes] = known.all()
        if len(ids) >= MAX_PASSKEYS:
            problems.add((), UserErrorCode.INVALID, _TOO_MANY)
        if problems:
            return transaction.refused()
    challenge = await new_challenge(command.engine, _purpose(viewer), asking.party, command.now)
    options = creation_options(
        asking.party,
        challenge,
        owner=(viewer.company.id, viewer.user_id),
        email=viewer.email,
        label=f"{viewer.name} ({viewer.company.name})",
        known=ids,
    )
    return transaction.done(options)


async def register_passkey(
    command: CommandContext, asking: Asking, answer: str, name: str
) -> tuple[CommandResult[OwnPasskey], list[str] | None]:
    """Keeps what a device made for `begin_passkey`. Who had no second factor has one from now on, with recovery codes, told once."""
    command.require_session(_SIGNED_IN_ONLY)
    viewer, problems = command.viewer, Problems()
    name = check_name(problems, name, max_length=MAX_PASSKEY_NAME)
    made = read_made(answer)
    verified = None if made is None else verify_made(made, asking.party)
    is_asked = (
        made is not None
        and not problems
        and await use_challenge(command.engine, made.challenge, _purpose(viewer), asking.party, command.now)
    )
    if verified is None:
        problems.add(("passkey",), UserErrorCode.INVALID, _WRONG)
    elif not is_asked and not problems:
        problems.add(("passkey",), UserErrorCode.INVALID, _TOO_LATE)
    async with begin(command, problems) as transaction:
        if problems or made is None or verified is None:
            return transaction.refused(), None
        had_factor = (await read_state(transaction.connection, viewer.company.id, viewer.user_id)).is_on
        row = {
            "credential_id": verified.credential_id,
            "user_id": viewer.user_id,
            "name": name,
            "public_key": verified.public_key,
            "sign_count": verified.sign_count,
            "transports": made.transports,
            "created_at": command.now,
        }
        adding = insert(Passkey).values(company_id=transaction.company_id, **row).on_conflict_do_nothing()
        if (await transaction.write(adding)).rowcount == 0:
            problems.add(("passkey",), UserErrorCode.INVALID, _KNOWN)
            return transaction.refused(), None
        codes = None if had_factor else await recovery_codes.renew(transaction, viewer.user_id)
        transaction.note("registerPasskey", _subject(viewer), None, {"name": name})
        key = verified.credential_id.hex()
        return transaction.done(OwnPasskey(key, name, command.now, None)), codes


async def rename_passkey(command: CommandContext, key: str, name: str) -> CommandResult[OwnPasskey]:
    """Calls one of the viewer's passkeys otherwise."""
    command.require_session(_SIGNED_IN_ONLY)
    problems = Problems()
    name = check_name(problems, name, max_length=MAX_PASSKEY_NAME)
    async with begin(command, problems) as transaction:
        old = await _find(transaction, key)
        if old is None or problems:
            return transaction.refused()
        await transaction.write(update(Passkey).where(*_this_one(command.viewer, key)).values(name=name))
        transaction.note("renamePasskey", _subject(command.viewer), {"name": old.name}, {"name": name})
        return transaction.done(OwnPasskey(old.key, name, old.created_at, old.last_used_at))


async def remove_passkey(
    command: CommandContext, asking: Asking, key: str, password: str | None
) -> CommandResult[OwnPasskey]:
    """Ends one of the viewer's passkeys, at once; with the last second factor recovery codes end too.

    Raises `RequestError` (RATE_LIMITED) after too many wrong passwords.
    """
    problems, viewer = await _prove(command, asking, password), command.viewer
    async with begin(command, problems) as transaction:
        # Of two at once for the last two, the second one waits and sees what the first has left.
        await transaction.connection.execute(select(Passkey.credential_id).where(*_of(viewer)).with_for_update())
        old = await _find(transaction, key)
        state = await read_state(transaction.connection, viewer.company.id, viewer.user_id)
        is_last = state.since is None and state.passkeys == 1
        if old is not None and is_last and state.is_required:
            problems.add((), UserErrorCode.FORBIDDEN, _REQUIRED)
        if old is None or problems:
            return transaction.refused()
        await transaction.write(delete(Passkey).where(*_this_one(viewer, key)))
        if is_last:
            await recovery_codes.forget(transaction, viewer.user_id)
        transaction.note("removePasskey", _subject(viewer), {"name": old.name}, None)
        return transaction.done(old)


async def _prove(command: CommandContext, asking: Asking, password: str | None) -> Problems:
    """What is wrong with the proof."""
    command.require_session(_SIGNED_IN_ONLY)
    problems = Problems()
    proof = await needed_proof(command.engine, command.viewer, asking.session, command.now)
    if proof is Proof.LOG_IN:
        problems.add((), UserErrorCode.FORBIDDEN, _LOG_IN_AGAIN)
    elif proof is Proof.PASSWORD:
        await check_own_password(command, problems, ("currentPassword",), password, asking.browser.address)
    return problems


async def _find(transaction: Transaction, key: str) -> OwnPasskey | None:
    found = await _read(transaction.connection, *_this_one(transaction.viewer, key))
    if not found:
        transaction.problems.not_found(("passkey",))
        return None
    return found[0]


async def _read(connection: AsyncConnection, *which: ColumnElement[bool]) -> list[OwnPasskey]:
    columns = (Passkey.credential_id, Passkey.name, Passkey.created_at, Passkey.last_used_at)
    requested = select(*columns).where(*which).order_by(Passkey.created_at.desc(), Passkey.credential_id)
    return [
        OwnPasskey(id_.hex(), name, created_at, last_used_at)
        for id_, name, created_at, last_used_at in await connection.execute(requested)
    ]


def _of(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    return Passkey.company_id == viewer.company.id, Passkey.user_id == viewer.user_id


def _this_one(viewer: Viewer, key: str) -> tuple[ColumnElement[bool], ...]:
    return *_of(viewer), Passkey.credential_id == hash_of_key(key)


def _purpose(viewer: Viewer) -> str:
    return registering(viewer.company.id, viewer.user_id)


def _subject(viewer: Viewer) -> str:
    return f"User:{viewer.user_id}"


_SIGNED_IN_ONLY = LocalizedText(
    "Passkeys are set up by people who are signed in, not by programs with a token.",
    "Ключи доступа настраивают люди, вошедшие сами, а не программы с токеном.",
)
_LOG_IN_AGAIN = LocalizedText(
    "Expected a log-in of the last ten minutes: sign out, sign in again, and come back here.",
    "Ожидается вход не раньше десяти минут назад: выйдите, войдите снова и вернитесь сюда.",
)
_TOO_MANY = LocalizedText(
    f"Expected at most {MAX_PASSKEYS} passkeys. Remove one that you do not need first.",
    f"Ожидается не больше {MAX_PASSKEYS} ключей доступа. Сначала удалите ненужный.",
)
_WRONG = LocalizedText(
    "Expected a new passkey for this page, made by a device that asked who you are.",
    "Ожидается новый ключ доступа для этой страницы с устройства, которое проверило, что это вы.",
)
_TOO_LATE = LocalizedText(
    "That took longer than five minutes, or was answered already. Begin anew.",
    "Прошло больше пяти минут, или ответ уже был. Начните заново.",
)
_KNOWN = LocalizedText("This passkey is known here already.", "Этот ключ доступа здесь уже известен.")
_REQUIRED = LocalizedText(
    "Your company requires a second factor, and this is your last. Set up another one first.",
    "Компания требует второй фактор, а этот у вас последний. Сначала настройте другой.",
)
