"""Ways in for people without a password: secrets that administrators pass on, good for one use."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, update

from models import Invitation, UserStatus
from resolvers.administration.kind import USER
from resolvers.administration.transaction import administering
from resolvers.administration.writing import find
from resolvers.authentication import Secret
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.language import LocalizedText
from resolvers.user_error import UserErrorCode

INVITATION_LENGTH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation as it is told once: only the hash of its secret is kept."""

    secret: str
    expires_at: datetime


async def create_invitation(transaction: Transaction, user_id: int) -> NewInvitation:
    """A new way in for the person."""
    secret = Secret.create(transaction.company_id)
    expires_at = transaction.now + INVITATION_LENGTH
    await transaction.write(
        insert(Invitation).values(
            company_id=transaction.company_id,
            secret_hash=secret.hash,
            user_id=user_id,
            created_at=transaction.now,
            expires_at=expires_at,
        )
    )
    return NewInvitation(secret.text, expires_at)


async def end_invitations(transaction: Transaction, user_id: int) -> None:
    """Ends what ways in the person has not used."""
    await transaction.write(
        update(Invitation)
        .where(
            Invitation.company_id == transaction.company_id,
            Invitation.user_id == user_id,
            Invitation.used_at.is_(None),
            Invitation.expires_at > transaction.now,
        )
        .values(expires_at=transaction.now)
    )


async def renew_invitation(command: CommandContext, user_id: int) -> tuple[CommandResult[int], NewInvitation | None]:
    """A new way in for somebody who works here, who lost the last one or forgot their password; earlier ones end.

    A password stays in force until another one is set.
    """
    async with administering(command) as transaction:
        row = await find(transaction, USER, user_id)
        if row is not None and row["status"] == UserStatus.DISMISSED:
            transaction.problems.add(("user",), UserErrorCode.INVALID, _DISMISSED)
        if transaction.problems:
            return transaction.refused(), None
        await end_invitations(transaction, user_id)
        invitation = await create_invitation(transaction, user_id)
        transaction.note("renewInvitation", USER.subject(user_id), None, None)
        return transaction.done(user_id), invitation


_DISMISSED = LocalizedText(
    "Expected somebody who works here; reinstate this person first.",
    "Ожидается работающий сотрудник; сначала верните этого на работу.",
)
