"""Targets: making, changing, pausing and removing them, giving them another secret, and what they were told. For administrators."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from models import RecordKind, WebhookDelivery, WebhookTarget
from resolvers.administration.transaction import administering
from resolvers.authentication import Vault
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.following.figures import kinds_of_figures
from resolvers.following.reading import begin_following
from resolvers.grace import check_grace
from resolvers.language import LocalizedText
from resolvers.text_checks import check_name, check_text
from resolvers.user_error import UserErrorCode
from resolvers.validity import is_of_this_instant
from resolvers.webhooks.sealed_secrets import SIGNED_IN_ONLY, first_secret, next_secret, target_owner

MAX_TARGETS = 20
"""That a company has."""
MAX_FIGURES = 50
_LONGEST_NAME = 200
_LONGEST_ADDRESS = 1_000


@dataclass(frozen=True, slots=True)
class TargetSettings:
    """What administrators set: what it is called, where it is, of which kinds of records it hears, and of which figures."""

    name: str
    address: str
    kinds: Collection[RecordKind]
    figures: Collection[str]


@dataclass(frozen=True, slots=True)
class Target:
    """A target as administrators see it."""

    id: int
    name: str
    address: str
    kinds: Sequence[str]
    figures: Sequence[str]
    created_at: datetime
    paused_at: datetime | None
    is_given_up: bool
    previous_until: datetime | None
    last_delivered_at: datetime | None
    failing_since: datetime | None
    failures: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message to a target, and what came of it."""

    id: int
    message_id: str
    body: str
    is_test: bool
    created_at: datetime
    attempts: int
    tried_at: datetime | None
    delivered_at: datetime | None
    status: int | None
    answer: str | None
    error: str | None


async def read_targets(command: CommandContext) -> Sequence[Target]:
    """All targets of the company, by name. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    async with command.engine.connect() as connection:
        return await _read(connection, command.viewer.company.id, command.now)


async def read_deliveries(command: CommandContext, target_id: int, first: int) -> Sequence[Delivery]:
    """The latest messages to a target. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    mine = (WebhookDelivery.company_id == command.viewer.company.id, WebhookDelivery.target_id == target_id)
    requested = select(*_DELIVERY).where(*mine).order_by(WebhookDelivery.id.desc()).limit(first)
    async with command.engine.connect() as connection:
        return [Delivery(*row) for row in await connection.execute(requested)]


async def create_target(
    command: CommandContext, vault: Vault, settings: TargetSettings, *, may_be_http: bool
) -> tuple[CommandResult[Target], str | None]:
    """A new target, which is told of what changes from now on, and its secret, which is told once.

    ``may_be_http``: whether there are private networks that may be asked. Raises `RequestError` (FORBIDDEN) for who has a token.
    """
    command.require_session(SIGNED_IN_ONLY)
    cursor = await begin_following(command.engine)
    async with administering(command) as transaction:
        company_id, problems = transaction.company_id, transaction.problems
        values = await _checked(transaction, settings, may_be_http=may_be_http)
        counted = select(func.count()).select_from(WebhookTarget).where(WebhookTarget.company_id == company_id)
        if (await transaction.connection.execute(counted)).scalar_one() >= MAX_TARGETS:
            problems.add((), UserErrorCode.LIMIT_REACHED, _TOO_MANY)
        if problems:
            return transaction.refused(), None
        row = {**values, "company_id": company_id, "sealed_secret": "", "created_at": command.now}
        row |= {"cursor": cursor.write(), "due_at": command.now}
        made = await transaction.write(insert(WebhookTarget).values(row).returning(WebhookTarget.id))
        target_id: int = made.scalar_one()
        secret, sealed = first_secret(vault, target_owner(company_id, target_id))
        await _change(transaction, target_id, sealed)
        transaction.note("createWebhookTarget", _subject(target_id), None, _told(values))
        return transaction.done(await _one(transaction, target_id)), secret


async def update_target(
    command: CommandContext, target_id: int, settings: TargetSettings, *, is_paused: bool, may_be_http: bool
) -> CommandResult[Target]:
    """Sets all of it. One that goes on is tried at once, and told what it missed."""
    command.require_session(SIGNED_IN_ONLY)
    async with administering(command) as transaction:
        before = await _find(transaction, target_id)
        values = await _checked(transaction, settings, may_be_http=may_be_http)
        if before is None or transaction.problems:
            return transaction.refused()
        pausing: dict[str, Any] = {"paused_at": command.now}
        if is_paused is (before.paused_at is not None):
            pausing = {}
        elif not is_paused:
            pausing = {"paused_at": None, "is_given_up": False, "failures": 0, "failing_since": None}
            pausing["due_at"] = command.now
        await _change(transaction, target_id, {**values, **pausing})
        was = {each: getattr(before, each) for each in ("name", "address", "kinds", "figures")}
        told = {**_told(was), "isPaused": before.paused_at is not None}
        transaction.note("updateWebhookTarget", _subject(target_id), told, {**_told(values), "isPaused": is_paused})
        return transaction.done(await _one(transaction, target_id))


async def rotate_target(
    command: CommandContext, vault: Vault, target_id: int, grace_hours: int
) -> tuple[CommandResult[Target], str | None]:
    """Another secret; for so many hours messages are signed by the one before, too."""
    command.require_session(SIGNED_IN_ONLY)
    async with administering(command) as transaction:
        check_grace(transaction.problems, grace_hours)
        before = await _find(transaction, target_id)
        if before is None or transaction.problems:
            return transaction.refused(), None
        owner = target_owner(transaction.company_id, target_id)
        secret, sealed = next_secret(vault, owner, WebhookTarget, grace_hours, command.now)
        await _change(transaction, target_id, sealed)
        told = {"name": before.name, "graceHours": grace_hours}
        transaction.note("rotateWebhookTarget", _subject(target_id), None, told)
        return transaction.done(await _one(transaction, target_id)), secret


async def remove_target(command: CommandContext, target_id: int) -> CommandResult[int]:
    """Takes it away, with what it was told."""
    async with administering(command) as transaction:
        before = await _find(transaction, target_id)
        if before is None:
            return transaction.refused()
        mine = (WebhookDelivery.company_id == transaction.company_id, WebhookDelivery.target_id == target_id)
        await transaction.write(delete(WebhookDelivery).where(*mine))
        await transaction.write(delete(WebhookTarget).where(*_this_one(transaction, target_id)))
        told = {"name": before.name, "address": before.address}
        transaction.note("removeWebhookTarget", _subject(target_id), told, None)
        return transaction.done(target_id)


async def _checked(transaction: Transaction, settings: TargetSettings, *, may_be_http: bool) -> Mapping[str, Any]:
    """The settings as they are kept; notes what is wrong with them."""
    problems = transaction.problems
    name = check_name(problems, settings.name, max_length=_LONGEST_NAME)
    address = settings.address.strip()
    check_text(problems, ("address",), address, _LONGEST_ADDRESS)
    if not _is_address(address, ("https", "http") if may_be_http else ("https",)):
        problems.add(("address",), UserErrorCode.INVALID, _NO_ADDRESS)
    figures = [*dict.fromkeys(settings.figures)]
    known = await kinds_of_figures(transaction.connection, transaction.company_id, figures)
    for place, key in enumerate(figures):
        if key not in known:
            problems.not_found(("figures", str(place)))
    if len(figures) > MAX_FIGURES:
        problems.add(("figures",), UserErrorCode.TOO_LONG, _TOO_MANY_FIGURES)
    kinds = [kind.value for kind in RecordKind if kind in settings.kinds and kind is not RecordKind.REPORT]
    if not kinds and not figures:
        problems.add(("kinds",), UserErrorCode.REQUIRED, _NOTHING)
    return {"name": name, "address": address, "kinds": kinds, "figures": figures}


def _is_address(address: str, schemes: Collection[str]) -> bool:
    try:
        parts = urlsplit(address)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    is_plain = address.isascii() and address.isprintable() and " " not in address and not parts.fragment
    return is_plain and has_port and parts.scheme in schemes and bool(parts.hostname) and parts.username is None


async def _find(transaction: Transaction, target_id: int) -> Target | None:
    found = await _read(transaction.connection, transaction.company_id, transaction.now, WebhookTarget.id == target_id)
    if not found:
        transaction.problems.not_found(("target",))
        return None
    return found[0]


async def _one(transaction: Transaction, target_id: int) -> Target:
    [target] = await _read(
        transaction.connection, transaction.company_id, transaction.now, WebhookTarget.id == target_id
    )
    return target


async def _read(
    connection: AsyncConnection, company_id: int, now: datetime, *which: ColumnElement[bool]
) -> Sequence[Target]:
    requested = select(*_TARGET).where(WebhookTarget.company_id == company_id, *which)
    ordered = requested.order_by(func.lower(WebhookTarget.name), WebhookTarget.id)
    return [_as_of(Target(*row), now) for row in await connection.execute(ordered)]


def _as_of(target: Target, now: datetime) -> Target:
    is_over = target.previous_until is not None and target.previous_until <= now
    return replace(target, previous_until=None) if is_over else target


async def _change(transaction: Transaction, target_id: int, values: Mapping[str, Any]) -> None:
    await transaction.write(update(WebhookTarget).where(*_this_one(transaction, target_id)).values(values))


def _this_one(transaction: Transaction, target_id: int) -> tuple[ColumnElement[bool], ...]:
    return WebhookTarget.company_id == transaction.company_id, WebhookTarget.id == target_id


def _subject(target_id: int) -> str:
    return f"WebhookTarget:{target_id}"


def _told(values: Mapping[str, Any]) -> Mapping[str, Any]:
    told = ("name", "address", "kinds", "figures")
    return {each: [*values[each]] if each in ("kinds", "figures") else values[each] for each in told}


_TARGET = (
    WebhookTarget.id,
    WebhookTarget.name,
    WebhookTarget.address,
    WebhookTarget.kinds,
    WebhookTarget.figures,
    WebhookTarget.created_at,
    WebhookTarget.paused_at,
    WebhookTarget.is_given_up,
    WebhookTarget.previous_until,
    WebhookTarget.last_delivered_at,
    WebhookTarget.failing_since,
    WebhookTarget.failures,
)
_DELIVERY = (
    WebhookDelivery.id,
    WebhookDelivery.message_id,
    WebhookDelivery.body,
    WebhookDelivery.is_test,
    WebhookDelivery.created_at,
    WebhookDelivery.attempts,
    WebhookDelivery.tried_at,
    WebhookDelivery.delivered_at,
    WebhookDelivery.status,
    WebhookDelivery.answer,
    WebhookDelivery.error,
)
_TOO_MANY = LocalizedText(
    f"Expected at most {MAX_TARGETS} targets. Remove one that nobody needs first.",
    f"Ожидается не больше {MAX_TARGETS} получателей. Сначала удалите ненужного.",
)
_TOO_MANY_FIGURES = LocalizedText(
    f"Expected at most {MAX_FIGURES} figures.", f"Ожидается не больше {MAX_FIGURES} показателей."
)
_NOTHING = LocalizedText(
    "Expected at least one kind of records or one figure to hear of.",
    "Ожидается хотя бы один вид записей или один показатель, о котором сообщать.",
)
_NO_ADDRESS = LocalizedText(
    "Expected an address with https, such as https://crm.example/hook, without a name and a password.",
    "Ожидается адрес, который начинается с https://, без имени и пароля.",
)
