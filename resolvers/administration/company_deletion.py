"""Asking for a company to be deleted, and thinking better of it."""

from datetime import timedelta

from sqlalchemy import select, update

from models import Company
from resolvers.administration.own_profile import check_own_password
from resolvers.administration.transaction import administering
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.language import LocalizedText
from resolvers.user_error import Problems, UserErrorCode

WAITING_TIME = timedelta(days=14)


async def request_company_deletion(
    command: CommandContext, *, name: str, password: str | None, address: str
) -> CommandResult[None]:
    """Has the company deleted after the waiting time; asked for once more it stays with the first time.

    Until then administrators alone get in, and each of them may cancel it. Raises `RequestError`: FORBIDDEN for everybody else,
    RATE_LIMITED after too many wrong passwords.
    """
    command.require_administrator()
    problems = Problems()
    await check_own_password(command, problems, ("password",), password, address, must_have=False)
    async with administering(command) as transaction:
        transaction.problems.extend(problems)
        mine = Company.id == transaction.company_id
        requested = select(Company.name, Company.deletion_due_at).where(mine)
        stored_name, due = (await transaction.connection.execute(requested)).one()
        if name.strip() != stored_name:
            transaction.problems.add(("name",), UserErrorCode.INVALID, _NAME)
        if transaction.problems:
            return transaction.refused()
        if due is None:
            due = command.now + WAITING_TIME
            await transaction.write(update(Company).where(mine).values(deletion_due_at=due))
            _note(transaction, "requestCompanyDeletion", None, due.isoformat())
        return transaction.done(None)


async def cancel_company_deletion(command: CommandContext) -> CommandResult[None]:
    """Keeps the company after all, and lets everybody in again. Raises `RequestError` (FORBIDDEN) for everybody but administrators."""
    async with administering(command) as transaction:
        mine = Company.id == transaction.company_id
        due = await transaction.connection.scalar(select(Company.deletion_due_at).where(mine))
        if due is not None:
            await transaction.write(update(Company).where(mine).values(deletion_due_at=None))
            _note(transaction, "cancelCompanyDeletion", due.isoformat(), None)
        return transaction.done(None)


def _note(transaction: Transaction, action: str, before: str | None, after: str | None) -> None:
    subject = f"Company:{transaction.company_id}"
    transaction.note(action, subject, {"deletionDueAt": before}, {"deletionDueAt": after})


_NAME = LocalizedText(
    "Expected the company's name, as it is written.", "Ожидается название компании, в точности как оно записано."
)
