"""Ways in for people without a password, or who forgot theirs: secrets that are good for one use, of which only hashes are kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, update

from models import Invitation
from resolvers.authentication.secret import Secret
from resolvers.commands import CompanyTransaction

INVITATION_LENGTH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NewWayIn:
    """A way in as it is told once."""

    secret: str
    expires_at: datetime


async def create_way_in(transaction: CompanyTransaction, user_id: int, now: datetime) -> NewWayIn:
    """A new way in for the person, as by an invitation."""
    secret = Secret.create(transaction.company_id)
    expires_at = now + INVITATION_LENGTH
    await transaction.write(
        insert(Invitation).values(
            company_id=transaction.company_id,
            secret_hash=secret.hash,
            user_id=user_id,
            created_at=now,
            expires_at=expires_at,
        )
    )
    return NewWayIn(secret.text, expires_at)


async def end_ways_in(transaction: CompanyTransaction, user_id: int, now: datetime) -> None:
    """Ends what ways in the person has not used."""
    await transaction.write(
        update(Invitation)
        .where(
            Invitation.company_id == transaction.company_id,
            Invitation.user_id == user_id,
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
        .values(expires_at=now)
    )
