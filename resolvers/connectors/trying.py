"""Asking a vendor whether the settings of a connection are right."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import insert, select

from models import AuditEntry, Connection
from resolvers.authentication import Vault
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext, CommandResult, begin_unsigned
from resolvers.company_turns import CompanyTurns
from resolvers.connectors.asking import Asking, Networks
from resolvers.connectors.connections import SIGNED_IN_ONLY, check_settings
from resolvers.connectors.declaration import Connector
from resolvers.connectors.pace import Pacer
from resolvers.connectors.session import Session
from resolvers.connectors.settings import open_settings
from resolvers.connectors.trouble import NotYetError, Trouble, TroubleKind, VendorError
from resolvers.connectors.vendors import CONNECTORS
from resolvers.language import LocalizedText
from resolvers.user_error import Problems

# Somebody waits for it.
_PATIENCE_SECONDS = 15.0
# What is asked may say nothing for so long.
_TURNS = CompanyTurns(
    2,
    5,
    LocalizedText(
        "Other systems are being tried for the company. Try again in a moment.",
        "Для компании уже проверяются другие системы. Попробуйте ещё раз чуть позже.",
    ),
)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it: who answered, or what is wrong."""

    answered_by: str | None
    trouble: Trouble | None


async def try_connection(
    command: CommandContext,
    vault: Vault,
    networks: Networks,
    connection_id: int,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> CommandResult[Trial]:
    """Asks the vendor something small, whether the connection is paused or not.

    Raises `RequestError` (FORBIDDEN, RATE_LIMITED), and `VaultError`.
    """
    command.require_administrator()
    company_id = command.viewer.company.id
    columns = (Connection.id, Connection.vendor, Connection.language, Connection.settings, Connection.sealed_settings)
    requested = select(*columns, Connection.paced_until).where(
        Connection.company_id == company_id, Connection.id == connection_id, Connection.leaving_at.is_(None)
    )
    async with autocommitting(command.engine) as reading:
        connection = (await reading.execute(requested)).one_or_none()
    connector = None if connection is None else CONNECTORS.get(connection.vendor)
    if connection is None or connector is None:
        problems = Problems()
        problems.not_found(("connection",))
        return CommandResult(None, (), problems.found)
    await _note(command, "testConnectedSystem", f"ConnectedSystem:{connection_id}", connector.key)
    settings = open_settings(vault, company_id, connection)
    return CommandResult(
        await _ask(command, networks, connector, settings, Pacer(connector.pace, connection.paced_until), sleep)
    )


async def try_settings(
    command: CommandContext,
    networks: Networks,
    vendor: str,
    settings: Mapping[str, str],
    *,
    may_be_http: bool,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> CommandResult[Trial]:
    """Asks a vendor something small by settings of which nothing is kept: before it is connected.

    Raises `RequestError` (FORBIDDEN), for who has a token, too; RATE_LIMITED.
    """
    command.require_session(SIGNED_IN_ONLY)
    command.require_administrator()
    problems = Problems()
    connector = CONNECTORS.get(vendor)
    given = {key: value.strip() for key, value in settings.items() if value.strip()}
    if connector is None:
        problems.not_found(("vendor",))
    else:
        check_settings(problems, connector, given, may_be_http=may_be_http)
    if connector is None or problems:
        return CommandResult(None, (), problems.found)
    await _note(command, "testSystemSettings", f"Company:{command.viewer.company.id}", connector.key)
    return CommandResult(await _ask(command, networks, connector, given, Pacer(connector.pace, None), sleep))


async def _note(command: CommandContext, action: str, subject: str, vendor: str) -> None:
    """Who asks other systems is in the audit log."""
    company_id = command.viewer.company.id
    async with begin_unsigned(command.engine, company_id) as transaction:
        noted = {
            "company_id": company_id,
            "occurred_at": command.now,
            "actor_id": command.viewer.user_id,
            "action": action,
            "subject": subject,
            "after": {"vendor": vendor},
        }
        await transaction.write(insert(AuditEntry).values(noted))


async def _ask(
    command: CommandContext,
    networks: Networks,
    connector: Connector,
    settings: Mapping[str, str],
    pacer: Pacer,
    sleep: Callable[[float], Awaitable[None]],
) -> Trial:
    try:
        async with (
            _TURNS.turn(command.viewer.company.id),
            asyncio.timeout(_PATIENCE_SECONDS),
            Asking(networks, pacer, connector.trouble_of, lambda: command.now, sleep) as asking,
        ):
            return Trial(await connector.check(Session(settings, command.language, asking)), None)
    except VendorError as error:
        return Trial(None, error.trouble)
    except TimeoutError:
        detail = f"no answer within {_PATIENCE_SECONDS:.0f} seconds"
        return Trial(None, Trouble(TroubleKind.UNREACHABLE, detail))
    except NotYetError as error:
        detail = f"the vendor may be asked again in {error.seconds:.0f} seconds"
        return Trial(None, Trouble(TroubleKind.LIMITED, detail, error.seconds))
