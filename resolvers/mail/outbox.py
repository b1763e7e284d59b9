"""The list of mails to be sent: whoever writes puts one in by the same transaction; every process takes out what is due.

Whoever takes one has it for a while. If that process is killed, another one tries again: none is lost, and one is sent twice only if
the process that sent it was killed in the moment before it could say so.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import MailKind, OutgoingMail, User
from resolvers.authentication import count_name_within
from resolvers.autocommit import autocommitting
from resolvers.clocks import latest_end
from resolvers.commands import CompanyTransaction, Transaction
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText

# Longer than trying takes.
_HELD = timedelta(minutes=5)
_FIRST_PAUSE = timedelta(seconds=10)
_LONGEST_PAUSE = timedelta(minutes=15)
_MOST_DOUBLED = 10
# Mails to one address in a quarter of an hour, of all that a company sends it.
_TO_ONE = 10

LIFETIMES: Mapping[MailKind, timedelta] = {
    MailKind.INVITATION: timedelta(days=3),
    MailKind.PASSWORD_RESET: timedelta(hours=1),
    MailKind.PASSWORD_CHANGED: timedelta(days=3),
    MailKind.EMAIL_CHANGED: timedelta(days=3),
    MailKind.TOKEN_ENDS: timedelta(days=1),
}
"""For how long it is tried to send one."""


# Nothing is put off for longer: what is, was by a clock that was ahead.
IS_DUE = "(due_at <= %(now)s::timestamptz OR due_at > %(latest_due)s::timestamptz)"


def due_params(now: datetime) -> dict[str, object]:
    """The parameters of `IS_DUE`."""
    return {"now": now, "latest_due": latest_end(now, _LONGEST_PAUSE)}


async def queue_mail(
    transaction: CompanyTransaction,
    kind: MailKind,
    user_id: int,
    now: datetime,
    *,
    language: str,
    recipient: str | None = None,
    told: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Lets a person be told something, if the transaction is committed; at their address unless another one is given. ``told`` are the
    words of its own that the letter has."""
    if recipient is None:
        recipient = await _address_of(transaction, user_id)
    await transaction.write(
        insert(OutgoingMail).values(
            company_id=transaction.company_id,
            user_id=user_id,
            kind=kind.value,
            recipient=recipient,
            language=language,
            created_at=now,
            expires_at=now + LIFETIMES[kind],
            due_at=now,
            told=dict(told),
        )
    )


async def tell_by_mail(transaction: Transaction, kind: MailKind, user_id: int, *, recipient: str | None = None) -> None:
    """The same in a command, where mail is sent at all.

    Raises `RequestError` (RATE_LIMITED) for more than ten in a quarter of an hour to one address: whoever may invite people could fill
    anybody's mailbox.
    """
    if not transaction.sends_mail:
        return
    if recipient is None:
        recipient = await _address_of(transaction, user_id)
    name = f"mail\x00{transaction.company_id}\x00{recipient}"
    if await count_name_within(transaction.connection, name, transaction.now) > _TO_ONE:
        raise RequestError(ErrorCode.RATE_LIMITED, _TOO_MANY)
    await queue_mail(transaction, kind, user_id, transaction.now, language=transaction.language, recipient=recipient)


async def _address_of(transaction: CompanyTransaction, user_id: int) -> str:
    theirs = (User.company_id == transaction.company_id, User.id == user_id)
    return (await transaction.connection.execute(select(User.email).where(*theirs))).scalar_one()


async def next_company(engine: AsyncEngine, after: int, now: datetime) -> int | None:
    """The next company, in the order of numbers, that has mail which is due."""
    async with autocommitting(engine) as reading:
        return (await reading.exec_driver_sql(_NEXT, {"after": after, **due_params(now)})).scalar_one_or_none()


async def take(engine: AsyncEngine, company_id: int, now: datetime) -> Any | None:
    """A mail of the company that is due, for whoever asks alone for five minutes; ``None`` if there is none left."""
    params = {"company": company_id, **due_params(now), "held": now + _HELD}
    async with autocommitting(engine) as writing:
        return (await writing.exec_driver_sql(_TAKE, params)).one_or_none()


async def put_back(engine: AsyncEngine, company_id: int, mail_id: int, attempts: int, now: datetime) -> None:
    """Tries again later: the later, the more often it was tried."""
    pause = min(_FIRST_PAUSE * 2 ** min(attempts, _MOST_DOUBLED), _LONGEST_PAUSE)
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_PUT_BACK, {"company": company_id, "id": mail_id, "due": now + pause})


async def drop(engine: AsyncEngine, company_id: int, mail_id: int) -> None:
    """It was sent, or never will be."""
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_DROP, {"company": company_id, "id": mail_id})


_NEXT = f"""
SELECT min(company_id) FROM outgoing_mails WHERE company_id > %(after)s::bigint AND {IS_DUE}"""  # noqa: S608 - from constants
_TAKE = f"""
UPDATE outgoing_mails SET due_at = %(held)s::timestamptz, attempts = attempts + 1
WHERE company_id = %(company)s::bigint AND id = (
  SELECT id FROM outgoing_mails WHERE company_id = %(company)s::bigint AND {IS_DUE}
  ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, user_id, kind, recipient, language, created_at, expires_at, attempts, told"""  # noqa: S608 - from constants
_PUT_BACK = """
UPDATE outgoing_mails SET due_at = %(due)s::timestamptz WHERE company_id = %(company)s::bigint AND id = %(id)s::bigint"""
_DROP = "DELETE FROM outgoing_mails WHERE company_id = %(company)s::bigint AND id = %(id)s::bigint"

_TOO_MANY = LocalizedText(
    "Too many mails went to this address. Try again in a quarter of an hour.",
    "На этот адрес ушло слишком много писем. Попробуйте снова через четверть часа.",
)
