"""Inviting somebody anew."""

from models import MailKind, UserStatus
from resolvers.administration.kind import USER
from resolvers.administration.transaction import administering
from resolvers.administration.writing import find
from resolvers.authentication import NewWayIn, create_way_in, end_ways_in
from resolvers.commands import CommandContext, CommandResult
from resolvers.language import LocalizedText
from resolvers.mail import tell_by_mail
from resolvers.user_error import UserErrorCode


async def renew_invitation(command: CommandContext, user_id: int) -> tuple[CommandResult[int], NewWayIn | None]:
    """A new way in for somebody who works here, who lost the last one or forgot their password; earlier ones end.

    A password stays in force until another one is set.
    """
    async with administering(command) as transaction:
        row = await find(transaction, USER, user_id)
        if row is not None and row["status"] == UserStatus.DISMISSED:
            transaction.problems.add(("user",), UserErrorCode.INVALID, _DISMISSED)
        if transaction.problems:
            return transaction.refused(), None
        await end_ways_in(transaction, [user_id], transaction.now)
        invitation = await create_way_in(transaction, user_id, transaction.now)
        await tell_by_mail(transaction, MailKind.INVITATION, user_id)
        transaction.note("renewInvitation", USER.subject(user_id), None, None)
        return transaction.done(user_id), invitation


_DISMISSED = LocalizedText(
    "Expected somebody who works here; reinstate this person first.",
    "Ожидается работающий сотрудник; сначала верните этого на работу.",
)
