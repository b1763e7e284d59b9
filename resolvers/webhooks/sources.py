"""Sources: making, naming, pausing, and removing them, and giving them another secret. For administrators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from models import DeadLetter, WebhookReceipt, WebhookSource
from resolvers.administration.transaction import administering
from resolvers.authentication import Vault
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.grace import check_grace
from resolvers.language import LocalizedText
from resolvers.text_checks import check_name
from resolvers.user_error import UserErrorCode
from resolvers.validity import is_of_this_instant
from resolvers.webhooks.sealed_secrets import SIGNED_IN_ONLY, first_secret, next_secret, source_owner

MAX_SOURCES = 50
"""That a company has."""
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Source:
    """A source as administrators see it. ``letters`` is how many rows of it were refused, and wait to be looked at."""

    company_id: int
    id: int
    name: str
    created_at: datetime
    paused_at: datetime | None
    previous_until: datetime | None
    last_taken_at: datetime | None
    last_refused_at: datetime | None
    last_refusal: str | None
    letters: int

    @property
    def path(self) -> str:
        """Where it sends to, below the server's address."""
        return f"/sources/{self.company_id}/{self.id}"


async def read_sources(command: CommandContext) -> Sequence[Source]:
    """All sources of the company, by name. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    async with command.engine.connect() as connection:
        return await _read(connection, command.viewer.company.id, command.now)


async def create_source(command: CommandContext, vault: Vault, name: str) -> tuple[CommandResult[Source], str | None]:
    """A new source, and its secret, which is told once. Raises `RequestError` (FORBIDDEN), as all here, for who has a token."""
    command.require_session(SIGNED_IN_ONLY)
    async with administering(command) as transaction:
        company_id, problems = transaction.company_id, transaction.problems
        name = check_name(problems, name, max_length=_LONGEST_NAME)
        counted = select(func.count()).select_from(WebhookSource).where(WebhookSource.company_id == company_id)
        if (await transaction.connection.execute(counted)).scalar_one() >= MAX_SOURCES:
            problems.add((), UserErrorCode.LIMIT_REACHED, _TOO_MANY)
        if problems:
            return transaction.refused(), None
        values = {"company_id": company_id, "name": name, "sealed_secret": "", "created_at": command.now}
        made = await transaction.write(insert(WebhookSource).values(values).returning(WebhookSource.id))
        source_id: int = made.scalar_one()
        secret, sealed = first_secret(vault, source_owner(company_id, source_id))
        await _change(transaction, source_id, sealed)
        transaction.note("createWebhookSource", _subject(source_id), None, {"name": name})
        return transaction.done(await _one(transaction, source_id)), secret


async def update_source(
    command: CommandContext, source_id: int, *, name: str | None, is_paused: bool | None
) -> CommandResult[Source]:
    """Calls it something else, pauses it, or lets it go on; ``None`` leaves it as it is."""
    async with administering(command) as transaction:
        before = await _find(transaction, source_id)
        if name is not None:
            name = check_name(transaction.problems, name, max_length=_LONGEST_NAME)
        if before is None or transaction.problems:
            return transaction.refused()
        paused_at = before.paused_at
        if is_paused is not None:
            paused_at = (paused_at or command.now) if is_paused else None
        after = {"name": before.name if name is None else name, "isPaused": paused_at is not None}
        await _change(transaction, source_id, {"name": after["name"], "paused_at": paused_at})
        told = {"name": before.name, "isPaused": before.paused_at is not None}
        transaction.note("updateWebhookSource", _subject(source_id), told, after)
        return transaction.done(await _one(transaction, source_id))


async def rotate_source(
    command: CommandContext, vault: Vault, source_id: int, grace_hours: int
) -> tuple[CommandResult[Source], str | None]:
    """Another secret; the one before goes on for so many hours, and one that was older ends now."""
    command.require_session(SIGNED_IN_ONLY)
    async with administering(command) as transaction:
        check_grace(transaction.problems, grace_hours)
        before = await _find(transaction, source_id)
        if before is None or transaction.problems:
            return transaction.refused(), None
        owner = source_owner(transaction.company_id, source_id)
        secret, sealed = next_secret(vault, owner, WebhookSource, grace_hours, command.now)
        await _change(transaction, source_id, sealed)
        told = {"name": before.name, "graceHours": grace_hours}
        transaction.note("rotateWebhookSource", _subject(source_id), None, told)
        return transaction.done(await _one(transaction, source_id)), secret


async def remove_source(command: CommandContext, source_id: int) -> CommandResult[int]:
    """Takes it away, with what was refused of it; what it brought stays."""
    async with administering(command) as transaction:
        before = await _find(transaction, source_id)
        if before is None:
            return transaction.refused()
        company_id = transaction.company_id
        for table in (DeadLetter, WebhookReceipt):
            await transaction.write(delete(table).where(table.company_id == company_id, table.source_id == source_id))
        await transaction.write(delete(WebhookSource).where(*_this_one(transaction, source_id)))
        transaction.note("removeWebhookSource", _subject(source_id), {"name": before.name}, None)
        return transaction.done(source_id)


async def _find(transaction: Transaction, source_id: int) -> Source | None:
    found = await _read(transaction.connection, transaction.company_id, transaction.now, WebhookSource.id == source_id)
    if not found:
        transaction.problems.not_found(("source",))
        return None
    return found[0]


async def _one(transaction: Transaction, source_id: int) -> Source:
    [source] = await _read(
        transaction.connection, transaction.company_id, transaction.now, WebhookSource.id == source_id
    )
    return source


async def _read(
    connection: AsyncConnection, company_id: int, now: datetime, *which: ColumnElement[bool]
) -> Sequence[Source]:
    letters = (
        select(func.count())
        .select_from(DeadLetter)
        .where(DeadLetter.company_id == company_id, DeadLetter.source_id == WebhookSource.id)
        .scalar_subquery()
    )
    columns = (
        WebhookSource.company_id,
        WebhookSource.id,
        WebhookSource.name,
        WebhookSource.created_at,
        WebhookSource.paused_at,
        WebhookSource.previous_until,
        WebhookSource.last_taken_at,
        WebhookSource.last_refused_at,
        WebhookSource.last_refusal,
        letters,
    )
    requested = select(*columns).where(WebhookSource.company_id == company_id, *which)
    ordered = requested.order_by(func.lower(WebhookSource.name), WebhookSource.id)
    found = [Source(*row) for row in await connection.execute(ordered)]
    return [_as_of(each, now) for each in found]


def _as_of(source: Source, now: datetime) -> Source:
    is_over = source.previous_until is not None and source.previous_until <= now
    return replace(source, previous_until=None) if is_over else source


async def _change(transaction: Transaction, source_id: int, values: Mapping[str, Any]) -> None:
    await transaction.write(update(WebhookSource).where(*_this_one(transaction, source_id)).values(values))


def _this_one(transaction: Transaction, source_id: int) -> tuple[ColumnElement[bool], ...]:
    return WebhookSource.company_id == transaction.company_id, WebhookSource.id == source_id


def _subject(source_id: int) -> str:
    return f"WebhookSource:{source_id}"


_TOO_MANY = LocalizedText(
    f"Expected at most {MAX_SOURCES} sources. Remove one that nobody needs first.",
    f"Ожидается не больше {MAX_SOURCES} источников. Сначала удалите ненужный.",
)
