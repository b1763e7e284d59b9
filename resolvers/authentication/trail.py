"""What the audit log is told of coming in and going out. Never a secret, and of failures no more than so many."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from models import AuditEntry
from resolvers.authentication.person import Person
from resolvers.commands import CompanyTransaction, begin_unsigned

# Which of the failures in a row are told: so whoever tries for ever fills nothing.
_TOLD = {1, 10, 100, 1_000}


async def note_act(
    transaction: CompanyTransaction,
    action: str,
    user_id: int,
    now: datetime,
    told: Mapping[str, object] | None = None,
    *,
    is_own: bool = True,
) -> None:
    """Tells what was done about a person, by themselves or else by nobody who is known; ``told`` by the names of the audit log."""
    await transaction.write(
        insert(AuditEntry).values(
            company_id=transaction.company_id,
            occurred_at=now,
            actor_id=user_id if is_own else None,
            action=action,
            subject=f"User:{user_id}",
            after=told,
        )
    )


async def note_failure(
    engine: AsyncEngine,
    people: Sequence[Person],
    attempts: int,
    address: str,
    now: datetime,
    act: str = "logInFailed",
) -> None:
    """Tells of a wrong password for these people, or of what else ``act`` says, if it is the 1st, 10th, 100th or 1,000th in a quarter
    of an hour.

    Nobody waits for the disk, which who tries would notice where there is somebody to tell of.
    """
    if attempts not in _TOLD:
        return
    told = {"attempts": attempts, "address": address}
    for person in people:
        async with begin_unsigned(engine, person.company_id) as transaction:
            await transaction.connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            await note_act(transaction, act, person.user_id, now, told, is_own=False)
