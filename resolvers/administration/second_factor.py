"""What administrators do about somebody's second factor."""

from sqlalchemy import update

from models import Session
from resolvers.administration.kind import USER
from resolvers.administration.transaction import administering
from resolvers.administration.writing import find
from resolvers.authentication.second_factor.forgetting import forget_factor
from resolvers.commands import CommandContext, CommandResult
from resolvers.language import LocalizedText
from resolvers.user_error import UserErrorCode


async def reset_second_factor(command: CommandContext, user_id: int) -> CommandResult[int]:
    """Takes away the second factor of somebody who lost theirs, app and passkeys; their sessions end, as what they lost may be
    signed in.

    Where the company requires one, they set up another at their next log-in.
    """
    command.require_session(_SIGNED_IN_ONLY)
    async with administering(command) as transaction:
        row = await find(transaction, USER, user_id)
        if user_id == command.viewer.user_id:
            transaction.problems.add(("user",), UserErrorCode.FORBIDDEN, _ONESELF)
        elif row is not None and not await forget_factor(transaction, user_id):
            transaction.problems.add(("user",), UserErrorCode.INVALID, _NONE)
        if transaction.problems:
            return transaction.refused()
        mine = (Session.company_id == transaction.company_id, Session.user_id == user_id, Session.revoked_at.is_(None))
        await transaction.write(update(Session).where(*mine).values(revoked_at=transaction.now))
        transaction.note("resetSecondFactor", USER.subject(user_id), None, None)
        return transaction.done(user_id)


_SIGNED_IN_ONLY = LocalizedText(
    "A second factor is reset by administrators who are signed in, not by programs with a token.",
    "Второй фактор сбрасывают администраторы, вошедшие сами, а не программы с токеном.",
)
_ONESELF = LocalizedText(
    "Expected somebody else: turn off your own on the page of your access.",
    "Ожидается кто-то другой: свой второй фактор отключают на странице своего доступа.",
)
_NONE = LocalizedText("Expected somebody who has a second factor.", "Ожидается сотрудник со вторым фактором.")
