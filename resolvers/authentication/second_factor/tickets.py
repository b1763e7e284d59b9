"""Tickets of log-ins that wait for their second step."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import LogInStep, User, UserStatus
from resolvers.authentication.secret import Secret
from resolvers.clocks import is_good
from resolvers.commands import CompanyTransaction
from resolvers.language import LocalizedText

STEP_LENGTH = timedelta(minutes=10)


async def find_ticket(engine: AsyncEngine, ticket: Secret, now: datetime) -> int | None:
    """Who waits with this ticket; ``None`` if nobody, or not any more."""
    requested = (
        select(LogInStep.user_id)
        .join(User, (User.company_id == ticket.company_id) & (User.id == LogInStep.user_id))
        .where(*_good(ticket, now), User.company_id == ticket.company_id, User.status == UserStatus.ACTIVE)
    )
    async with engine.connect() as connection:
        found: int | None = await connection.scalar(requested)
        return found


async def use_ticket(transaction: CompanyTransaction, ticket: Secret, now: datetime) -> bool:
    """Whether it was still good; it is no more."""
    used = await transaction.write(update(LogInStep).where(*_good(ticket, now)).values(used_at=now))
    return used.rowcount == 1


def _good(ticket: Secret, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        LogInStep.company_id == ticket.company_id,
        LogInStep.secret_hash == ticket.hash,
        LogInStep.used_at.is_(None),
        is_good(LogInStep.expires_at, now, STEP_LENGTH),
    )


NO_TICKET = LocalizedText(
    "The log-in took too long, or its ticket was used already. Enter your password again.",
    "Вход занял слишком много времени, или он уже завершён. Введите пароль ещё раз.",
)
