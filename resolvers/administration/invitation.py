"""Ways in for people without a password: secrets that administrators pass on, good for one use."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, update

from models import Invitation, UserStatus
from resolvers.administration.act import Act, Asking, Done, administering
from resolvers.administration.kind import USER
from resolvers.administration.writing import find, note
from resolvers.authentication import Secret
from resolvers.language import Text
from resolvers.records.user_error import UserErrorCode

INVITATION_LENGTH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation as it is told once: only the hash of its secret is kept."""

    secret: str
    expires_at: datetime


async def create_invitation(act: Act, user_id: int) -> NewInvitation:
    """A new way in for the person."""
    secret = Secret.create(act.company_id)
    expires_at = act.now + INVITATION_LENGTH
    await act.connection.execute(
        insert(Invitation).values(
            company_id=act.company_id,
            secret_hash=secret.hash,
            user_id=user_id,
            created_at=act.now,
            expires_at=expires_at,
        )
    )
    return NewInvitation(secret.text, expires_at)


async def end_invitations(act: Act, user_id: int) -> None:
    """Ends what ways in the person has not used."""
    await act.connection.execute(
        update(Invitation)
        .where(
            Invitation.company_id == act.company_id,
            Invitation.user_id == user_id,
            Invitation.used_at.is_(None),
            Invitation.expires_at > act.now,
        )
        .values(expires_at=act.now)
    )


async def renew_invitation(asking: Asking, user_id: int) -> tuple[Done, NewInvitation | None]:
    """A new way in for somebody who works here, who lost the last one or forgot their password; earlier ones end.

    A password stays in force until another one is set.
    """
    async with administering(asking) as act:
        row = await find(act, USER, user_id)
        if row is not None and row["status"] == UserStatus.DISMISSED:
            act.problems.add(("user",), UserErrorCode.INVALID, _DISMISSED)
        if act.problems:
            return act.refused(), None
        await end_invitations(act, user_id)
        invitation = await create_invitation(act, user_id)
        await note(act, "renewInvitation", USER.subject(user_id), None, None)
        return act.done(user_id), invitation


_DISMISSED = Text(
    "Expected somebody who works here; reinstate this person first.",
    "Ожидается работающий сотрудник; сначала верните этого на работу.",
)
