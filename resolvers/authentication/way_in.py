"""Ways in for people without a password, or who forgot theirs: secrets that are good for one use, of which only hashes are kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Invitation, TokenScope, WayInPurpose
from resolvers.authentication.secret import Secret
from resolvers.commands import CompanyTransaction, begin_unsigned
from resolvers.one_of import one_of

LENGTHS: Mapping[WayInPurpose, timedelta] = {
    WayInPurpose.INVITATION: timedelta(days=7),
    WayInPurpose.RESET: timedelta(hours=1),
    WayInPurpose.FRAME: timedelta(minutes=1),
}
"""For how long each is good."""


@dataclass(frozen=True, slots=True)
class NewWayIn:
    """A way in as it is told once."""

    secret: str
    expires_at: datetime


async def create_way_in(
    transaction: CompanyTransaction,
    user_id: int,
    now: datetime,
    purpose: WayInPurpose = WayInPurpose.INVITATION,
    *,
    scopes: Collection[TokenScope] | None = None,
) -> NewWayIn:
    """A new way in for the person; ``scopes`` are of one into a frame."""
    secret = Secret.create(transaction.company_id)
    expires_at = now + LENGTHS[purpose]
    await transaction.write(
        insert(Invitation).values(
            company_id=transaction.company_id,
            secret_hash=secret.hash,
            user_id=user_id,
            created_at=now,
            expires_at=expires_at,
            purpose=purpose.value,
            scopes=None if scopes is None else sorted(scopes),
        )
    )
    return NewWayIn(secret.text, expires_at)


async def end_ways_in(transaction: CompanyTransaction, user_ids: Collection[int], now: datetime) -> None:
    """Ends what ways in these people have not used."""
    await transaction.write(
        update(Invitation)
        .where(
            Invitation.company_id == transaction.company_id,
            one_of(Invitation.user_id, user_ids),
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
        .values(expires_at=now)
    )


async def forget_way_in(engine: AsyncEngine, secret_text: str) -> None:
    """One that nobody was told of after all; nothing happens for what is none."""
    secret = Secret.parse(secret_text)
    if secret is None:
        return
    async with begin_unsigned(engine, secret.company_id) as transaction:
        this_one = (Invitation.company_id == secret.company_id, Invitation.secret_hash == secret.hash)
        await transaction.write(delete(Invitation).where(*this_one))
