"""Connections: making, changing, pausing, running and removing them. For administrators."""

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, func, insert, select, update

from models import Connection, RunKind
from resolvers.administration.transaction import administering
from resolvers.authentication import Vault
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.connectors.declaration import Connector
from resolvers.connectors.disconnecting import forget
from resolvers.connectors.reading import ConnectionState, find_connection
from resolvers.connectors.settings import open_settings, seal_settings
from resolvers.connectors.vendors import CONNECTORS
from resolvers.language import LocalizedText
from resolvers.text_checks import check_name, check_text
from resolvers.user_error import Problems, UserErrorCode

MAX_CONNECTIONS = 20
"""That a company has."""
_LONGEST_NAME = 200
_LONGEST_SETTING = 2_000
SIGNED_IN_ONLY = LocalizedText(
    "Only people who are signed in connect other systems, not programs with a token.",
    "Другие системы подключают люди, вошедшие сами, а не программы с токеном.",
)


async def create_connection(
    command: CommandContext,
    vault: Vault,
    vendor: str,
    name: str,
    settings: Mapping[str, str],
    *,
    may_be_http: bool,
) -> CommandResult[ConnectionState]:
    """A new connection, whose history is brought at once.

    ``may_be_http``: whether there are private networks that may be asked. Raises `RequestError` (FORBIDDEN) for who has a token.
    """
    command.require_session(SIGNED_IN_ONLY)
    async with administering(command) as transaction:
        company_id, problems = transaction.company_id, transaction.problems
        name = check_name(problems, name, max_length=_LONGEST_NAME)
        connector = CONNECTORS.get(vendor)
        if connector is None:
            problems.not_found(("vendor",))
            return transaction.refused()
        given = {key: value.strip() for key, value in settings.items() if value.strip()}
        check_settings(problems, connector, given, may_be_http=may_be_http)
        counted = select(func.count()).select_from(Connection).where(Connection.company_id == company_id)
        if (await transaction.connection.execute(counted)).scalar_one() >= MAX_CONNECTIONS:
            problems.add((), UserErrorCode.LIMIT_REACHED, _TOO_MANY)
        if problems:
            return transaction.refused()
        values: dict[str, Any] = {
            "company_id": company_id,
            "vendor": connector.key,
            "name": name,
            "language": command.language,
            "settings": {},
            "sealed_settings": "",
            "events_key": secrets.token_urlsafe(24),
            "created_at": command.now,
            "due_at": command.now,
        }
        made = await transaction.write(insert(Connection).values(values).returning(Connection.id))
        connection_id: int = made.scalar_one()
        await _change(transaction, connection_id, _kept(vault, connector, company_id, connection_id, given))
        transaction.note("connectSystem", _subject(connection_id), None, {"name": name, "vendor": connector.key})
        return transaction.done(await _one(transaction, connection_id))


async def update_connection(
    command: CommandContext,
    vault: Vault,
    connection_id: int,
    *,
    name: str | None,
    settings: Mapping[str, str] | None,
    is_paused: bool | None,
    may_be_http: bool,
) -> CommandResult[ConnectionState]:
    """Calls it something else, gives it other settings, pauses it, or lets it go on; ``None`` leaves what it is.

    Settings that are not among those given stay; an empty one is taken away. With another address secrets have to be given
    anew. Raises `RequestError` (FORBIDDEN) for who has a token.
    """
    command.require_session(SIGNED_IN_ONLY)
    async with administering(command) as transaction:
        company_id, problems = transaction.company_id, transaction.problems
        before = await _row(transaction, connection_id)
        if name is not None:
            name = check_name(problems, name, max_length=_LONGEST_NAME)
        if before is None:
            return transaction.refused()
        values: dict[str, Any] = {"name": before.name if name is None else name}
        connector = CONNECTORS.get(before.vendor)
        if settings and connector is not None:
            kept = open_settings(vault, company_id, before)
            given = {key: each.strip() for key, each in settings.items()}
            merged = {key: each for key, each in {**kept, **given}.items() if each}
            check_settings(problems, connector, merged, may_be_http=may_be_http)
            _check_secrets(problems, connector, kept, given)
            values |= _kept(vault, connector, company_id, connection_id, merged)
            values |= {"failures": 0, "failing_since": None, "problem": None, "due_at": command.now}
        if is_paused is not None and is_paused is not (before.paused_at is not None):
            values["paused_at"] = command.now if is_paused else None
            values |= {} if is_paused else {"due_at": command.now}
        if problems:
            return transaction.refused()
        await _change(transaction, connection_id, values)
        was = {"name": before.name, "isPaused": before.paused_at is not None}
        is_paused = was["isPaused"] if is_paused is None else is_paused
        after = {"name": values["name"], "isPaused": is_paused}
        if settings:
            # Which of them, and not what they are.
            after["settings"] = sorted(settings)
        transaction.note("updateConnectedSystem", _subject(connection_id), was, after)
        return transaction.done(await _one(transaction, connection_id))


async def run_connection(
    command: CommandContext, connection_id: int, kind: RunKind, *, may_delete: bool
) -> CommandResult[ConnectionState]:
    """Runs it as soon as somebody gets to it, after the run under way. ``may_delete``: whether what is gone there is deleted here,
    however much it is."""
    async with administering(command) as transaction:
        before = await _row(transaction, connection_id)
        if before is None:
            return transaction.refused()
        if before.paused_at is not None:
            transaction.problems.add(("connection",), UserErrorCode.INVALID, _PAUSED)
            return transaction.refused()
        values = {"asked": kind, "may_delete": may_delete, "due_at": command.now}
        await _change(transaction, connection_id, values)
        transaction.note(
            "runConnectedSystem", _subject(connection_id), None, {"kind": kind.value, "mayDelete": may_delete}
        )
        return transaction.done(await _one(transaction, connection_id))


async def remove_connection(command: CommandContext, connection_id: int, *, with_records: bool) -> CommandResult[int]:
    """Takes it away. ``with_records``: deals, activities, contacts and communications that it brought are deleted before, which
    may take a while; people, types, stages and fields stay."""
    async with administering(command) as transaction:
        before = await _row(transaction, connection_id)
        if before is None:
            return transaction.refused()
        if with_records:
            await _change(transaction, connection_id, {"leaving_at": command.now, "due_at": command.now})
        else:
            await forget(transaction, connection_id)
        told = {"name": before.name, "vendor": before.vendor, "withRecords": with_records}
        transaction.note("disconnectSystem", _subject(connection_id), told, None)
        return transaction.done(connection_id)


def check_settings(problems: Problems, connector: Connector, given: Mapping[str, str], *, may_be_http: bool) -> None:
    """Notes what is wrong with them."""
    known = {each.key: each for each in connector.settings}
    for key, value in given.items():
        if key not in known:
            problems.not_found(("settings", key))
            continue
        check_text(problems, ("settings", key), value, _LONGEST_SETTING)
        if known[key].is_address and not is_address(value, may_be_http=may_be_http):
            problems.add(("settings", key), UserErrorCode.INVALID, _NO_ADDRESS)
    for each in connector.settings:
        if each.is_required and each.key not in given:
            problems.add(("settings", each.key), UserErrorCode.REQUIRED, _REQUIRED.format(label=each.label))


def _check_secrets(problems: Problems, connector: Connector, kept: Mapping[str, str], given: Mapping[str, str]) -> None:
    """Notes those that are missing beside another address: nobody is shown them, and there they would be sent.

    One that need not be given is sent nowhere: what comes is compared with it.
    """
    is_moved = any(
        each.is_address and each.key in given and given[each.key] != kept.get(each.key) for each in connector.settings
    )
    for each in connector.settings:
        if is_moved and each.is_secret and each.is_required and each.key in kept and each.key not in given:
            problems.add(("settings", each.key), UserErrorCode.REQUIRED, _ANEW.format(label=each.label))


def is_address(address: str, *, may_be_http: bool) -> bool:
    """Whether that is an address of the web that may be asked."""
    try:
        parts = urlsplit(address)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    schemes = ("https", "http") if may_be_http else ("https",)
    is_plain = address.isascii() and address.isprintable() and " " not in address and not parts.fragment
    return is_plain and has_port and parts.scheme in schemes and bool(parts.hostname) and parts.username is None


def _kept(
    vault: Vault, connector: Connector, company_id: int, connection_id: int, given: Mapping[str, str]
) -> dict[str, Any]:
    secret = {key: value for key, value in given.items() if key in connector.secret_keys}
    return {
        "settings": {key: value for key, value in given.items() if key not in connector.secret_keys},
        "sealed_settings": seal_settings(vault, company_id, connection_id, secret),
    }


async def _row(transaction: Transaction, connection_id: int) -> Any | None:
    """The connection, unless it is being taken away."""
    table = Connection.__table__
    requested = select(table).where(*_this_one(transaction, connection_id), Connection.leaving_at.is_(None))
    row = (await transaction.connection.execute(requested)).one_or_none()
    if row is None:
        transaction.problems.not_found(("connection",))
    return row


async def _one(transaction: Transaction, connection_id: int) -> ConnectionState:
    found = await find_connection(transaction.connection, transaction.company_id, connection_id)
    assert found is not None  # it was just written
    return found


async def _change(transaction: Transaction, connection_id: int, values: Mapping[str, Any]) -> None:
    await transaction.write(update(Connection).where(*_this_one(transaction, connection_id)).values(values))


def _this_one(transaction: Transaction, connection_id: int) -> tuple[ColumnElement[bool], ...]:
    return Connection.company_id == transaction.company_id, Connection.id == connection_id


def _subject(connection_id: int) -> str:
    return f"ConnectedSystem:{connection_id}"


_TOO_MANY = LocalizedText(
    f"Expected at most {MAX_CONNECTIONS} connections. Remove one that nobody needs first.",
    f"Ожидается не больше {MAX_CONNECTIONS} подключений. Сначала удалите ненужное.",
)
_NO_ADDRESS = LocalizedText(
    "Expected an address with https, without a name and a password.",
    "Ожидается адрес, который начинается с https://, без имени и пароля.",
)
_REQUIRED = LocalizedText("Expected a value: {label}.", "Нужно значение: {label}.")
_ANEW = LocalizedText(
    "Expected once more, as another address is to be asked: {label}.",
    "Адрес другой, поэтому введите ещё раз: {label}.",
)
_PAUSED = LocalizedText(
    "The connection is paused. Let it go on first.", "Подключение приостановлено. Сначала возобновите его."
)
