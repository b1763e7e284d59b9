"""A company always has somebody who can administer it."""

from sqlalchemy import select

from models import Role, User, UserStatus
from resolvers.commands import Transaction
from resolvers.language import LocalizedText
from resolvers.user_error import Path, UserErrorCode


async def check_not_last(transaction: Transaction, user_id: int, field: Path) -> None:
    """Notes that this person is the only active administrator, and so must stay one."""
    others = select(User.id).where(
        User.company_id == transaction.company_id,
        User.role == Role.ADMIN,
        User.status == UserStatus.ACTIVE,
        User.id != user_id,
    )
    if (await transaction.connection.execute(others.limit(1))).first() is None:
        transaction.problems.add(field, UserErrorCode.FORBIDDEN, _LAST)


_LAST = LocalizedText(
    "Expected another active administrator first: this person is the last one.",
    "Сначала нужен другой работающий администратор: этот — последний.",
)
