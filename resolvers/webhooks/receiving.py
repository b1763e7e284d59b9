"""Taking a message of a source: whose it is, whether it was taken before, its records, and what of it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upserting
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, DeadLetter, WebhookReceipt, WebhookSource
from resolvers.authentication import Vault
from resolvers.autocommit import autocommitting
from resolvers.commands import CompanyTransaction, begin_unsigned
from resolvers.errors import ErrorCode, RequestError
from resolvers.feed import Feeder, FeedResult, FeedRow, Outcome, RowResult, feed
from resolvers.language import LocalizedText
from resolvers.webhooks.message import Read, check_count, count_rows
from resolvers.webhooks.sealed_secrets import good_secrets, source_owner
from resolvers.webhooks.signing import MAX_ID, SignedMessage, is_signed, is_timely

MAX_LETTERS = 10_000
MAX_LETTER_BYTES = 16_000_000
"""Of a source; once it has so much, it has to wait until somebody has looked at them."""
LOST = (Outcome.REFUSED, Outcome.LEFT)
"""What becomes of rows that nobody would hear of again."""
# Turned away at the door this often, it is noted once.
_NOTED_EVERY = timedelta(minutes=1)
_RETRY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source whose message is genuine."""

    company_id: int
    id: int
    is_paused: bool
    requests_limit: int | None
    """How often its company may ask in a minute; ``None``: as often as others."""


async def recognize(
    engine: AsyncEngine, vault: Vault, company_id: int, source_id: int, message: SignedMessage, now: datetime
) -> KnownSource:
    """Whose message it is, by its signature. Raises `RequestError` (UNAUTHENTICATED), the same for whatever is wrong with who sends,
    and `VaultError`."""
    columns = (
        WebhookSource.sealed_secret,
        WebhookSource.sealed_previous,
        WebhookSource.previous_until,
        WebhookSource.paused_at,
        Company.requests_limit,
    )
    requested = (
        select(*columns)
        .join(Company, Company.id == WebhookSource.company_id)
        .where(WebhookSource.company_id == company_id, WebhookSource.id == source_id, Company.id == company_id)
    )
    async with autocommitting(engine) as reading:
        row = (await reading.execute(requested)).one_or_none()
    if row is None:
        raise RequestError(ErrorCode.UNAUTHENTICATED, _UNKNOWN)
    secrets = good_secrets(vault, source_owner(company_id, source_id), row, now)
    refusal = None
    if not 1 <= len(message.id) <= MAX_ID or not is_signed(message, secrets):
        refusal = _UNSIGNED
    elif not is_timely(message, now):
        refusal = _UNTIMELY
    if refusal is not None:
        await _note_refusal(engine, company_id, source_id, refusal, now)
        # Who has no secret learns nothing by trying.
        raise RequestError(ErrorCode.UNAUTHENTICATED, _UNKNOWN)
    return KnownSource(company_id, source_id, row.paused_at is not None, row.requests_limit)


async def receive(
    engine: AsyncEngine, source: KnownSource, message_id: str, rows: Sequence[Read], now: datetime
) -> FeedResult | None:
    """Writes what the message says, notes that it was taken, and puts aside what is refused, in one transaction.

    ``None``: it was taken before, and nothing was done. Raises `RequestError`: SERVICE_UNAVAILABLE while the source is paused;
    RATE_LIMITED while others write the company's records, and when too much of it was refused that nobody has looked at.
    BAD_USER_INPUT for more rows than `MAX_ROWS`, and where the database is spread over nodes.
    """
    if source.is_paused:
        raise RequestError(ErrorCode.SERVICE_UNAVAILABLE, _PAUSED, retry_after=_RETRY_SECONDS)
    if await _is_taken(engine, source, message_id):
        return None
    check_count(count_rows([*rows]))
    taking = _Taking(source, message_id, rows, now)
    feeder = Feeder(engine, source.company_id, now, None, f"WebhookSource:{source.id}")
    result = await feed(feeder, [row for row, _ in rows], beside=taking)
    return None if taking.is_repeated else result


@dataclass(slots=True)
class _Taking:
    """Goes with the records of a message in their transaction (`resolvers.feed.Beside`)."""

    source: KnownSource
    message_id: str
    rows: Sequence[Read]
    now: datetime
    is_repeated: bool = field(default=False, init=False)

    async def before(self, transaction: CompanyTransaction, rows: Sequence[FeedRow]) -> None:
        """Nothing is to be known beforehand."""

    async def after(self, transaction: CompanyTransaction, result: FeedResult) -> bool:
        """Notes that it was taken, unless somebody else did so meanwhile; and what of it is refused."""
        mine = {"company_id": self.source.company_id, "source_id": self.source.id, "message_id": self.message_id}
        receipt = upserting(WebhookReceipt).values(**mine, received_at=self.now).on_conflict_do_nothing()
        if (await transaction.write(receipt)).rowcount == 0:
            self.is_repeated = True
            return False
        letters = [
            {
                **mine,
                "received_at": self.now,
                "body": text,
                "size": len(text.encode()),
                "problems": problems_of(became),
            }
            for (_, text), became in zip(self.rows, result.rows, strict=True)
            if became.outcome in LOST
        ]
        if letters:
            await _check_room(transaction, self.source)
            await transaction.write(insert(DeadLetter).values(letters))
        await transaction.write(
            update(WebhookSource)
            .where(WebhookSource.company_id == self.source.company_id, WebhookSource.id == self.source.id)
            .values(last_taken_at=self.now)
        )
        return True


def problems_of(became: RowResult) -> list[dict[str, Any]]:
    """What is wrong with a row, as it is kept."""
    return [{"member": each.member, "message": each.message} for each in became.problems]


async def _is_taken(engine: AsyncEngine, source: KnownSource, message_id: str) -> bool:
    requested = select(WebhookReceipt.message_id).where(
        WebhookReceipt.company_id == source.company_id,
        WebhookReceipt.source_id == source.id,
        WebhookReceipt.message_id == message_id,
    )
    async with autocommitting(engine) as reading:
        return (await reading.execute(requested)).first() is not None


async def _check_room(transaction: CompanyTransaction, source: KnownSource) -> None:
    requested = select(func.count(), func.coalesce(func.sum(DeadLetter.size), 0)).where(
        DeadLetter.company_id == source.company_id, DeadLetter.source_id == source.id
    )
    count, size = (await transaction.connection.execute(requested)).one()
    if count >= MAX_LETTERS or size >= MAX_LETTER_BYTES:
        raise RequestError(ErrorCode.RATE_LIMITED, _FULL, retry_after=_RETRY_SECONDS)


async def _note_refusal(
    engine: AsyncEngine, company_id: int, source_id: int, why: LocalizedText, now: datetime
) -> None:
    """For who administers the source."""
    last = WebhookSource.last_refused_at
    async with begin_unsigned(engine, company_id) as transaction:
        await transaction.write(
            update(WebhookSource)
            .where(WebhookSource.company_id == company_id, WebhookSource.id == source_id)
            .where(or_(last.is_(None), last <= now - _NOTED_EVERY))
            .values(last_refused_at=now, last_refusal="signature" if why is _UNSIGNED else "timestamp")
        )


_UNKNOWN = LocalizedText(
    "Expected a message that a source of this address has just signed with its secret (Standard Webhooks).",
    "Ожидается сообщение, только что подписанное секретом источника с этим адресом.",
)
_UNSIGNED = LocalizedText("The signature is not by its secret.", "Подпись сделана не его секретом.")
_UNTIMELY = LocalizedText("It was not signed just now.", "Подписано не только что.")
_PAUSED = LocalizedText(
    "This source is paused. Nothing was written; send the same again later.",
    "Источник приостановлен. Ничего не записано; отправьте то же позже.",
)
_FULL = LocalizedText(
    "So much of this source was refused that nobody has looked at yet, that it has to wait. Nothing was written.",
    "Отклонённых строк этого источника накопилось слишком много, и их ещё никто не разобрал. Ничего не записано.",
)
REFUSALS = {"signature": _UNSIGNED, "timestamp": _UNTIMELY}
"""Why a message was turned away at the door, as it is noted."""
