"""Administering people."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.administration.invitation import renew_invitation
from resolvers.administration.user import dismiss_user, invite_user, reinstate_user, update_user
from resolvers.authentication import NewWayIn
from resolvers.commands import CommandResult
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.user_inputs import InviteUserInput, UpdateUserInput, UserInput
from schema.administration.writing import forget
from schema.context import Info, viewer_of
from schema.directory.row_number import referred
from schema.directory.user import User, find_user_by_id
from schema.user_error import UserError
from schema.writing import command_context, mistakes, warnings

Chosen = Annotated[UserInput, strawberry.argument(description="The person.")]


@strawberry.type(
    description="A way in for somebody without a password. It is told only here, to be passed on where no mail is sent."
)
class Invitation:
    secret: str = strawberry.field(
        description="What the person accepts the invitation with, once; only its hash is kept."
    )
    expires_at: datetime = strawberry.field(description="Until when it is good: 7 days.")


@strawberry.type(description="The outcome of changing something about a person.")
class UserPayload:
    user: User | None = strawberry.field(description=f"The person as they are now; {descriptions.NOTHING}")
    warnings: list[str] = strawberry.field(description=descriptions.WARNINGS)
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of inviting somebody.")
class InvitationPayload:
    user: User | None = strawberry.field(description=f"The invited person; {descriptions.NOTHING}")
    invitation: Invitation | None = strawberry.field(
        description="Their way in; null if there were mistakes, and if the external id was somebody's already."
    )
    is_mailed: bool = strawberry.field(
        description="Whether a way in is being sent to them by mail, too; not where no mail is sent at all."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class UserMutation:
    @strawberry.mutation(
        description=f"Creates a person, who comes in by the invitation in the answer. {ADMINISTRATORS} "
        "They get one by mail, too, where mail is sent. "
        "With an external id that somebody has already, they are returned as they are, without an invitation."
    )
    async def invite_user(
        self, info: Info, input: Annotated[InviteUserInput, strawberry.argument(description="The person.")]
    ) -> InvitationPayload:
        return await _show_invitation(info, *await invite_user(command_context(info), input.read()))

    @strawberry.mutation(
        description="A new way in for somebody who lost the last one, or forgot their password; earlier invitations end, "
        f"the password does not until a new one is set. {ADMINISTRATORS}"
    )
    async def renew_invitation(self, info: Info, input: Chosen) -> InvitationPayload:
        return await _show_invitation(
            info, *await renew_invitation(command_context(info), referred("User", input.user))
        )

    @strawberry.mutation(
        description=f"Changes a person. {descriptions.UPDATE} It acts at their next request. {ADMINISTRATORS}"
    )
    async def update_user(
        self, info: Info, input: Annotated[UpdateUserInput, strawberry.argument(description="The change.")]
    ) -> UserPayload:
        return await show_user(info, await update_user(command_context(info), input.read()))

    @strawberry.mutation(
        description="Ends somebody's employment: their sessions, tokens and invitations end at once; their records stay theirs. "
        f"Nobody dismisses themselves, or the last active administrator. {ADMINISTRATORS}"
    )
    async def dismiss_user(self, info: Info, input: Chosen) -> UserPayload:
        return await show_user(info, await dismiss_user(command_context(info), referred("User", input.user)))

    @strawberry.mutation(
        description="Takes a dismissed person back, with the password they had; tokens that ended stay ended. "
        f"{ADMINISTRATORS}"
    )
    async def reinstate_user(self, info: Info, input: Chosen) -> UserPayload:
        return await show_user(info, await reinstate_user(command_context(info), referred("User", input.user)))


async def show_user(info: Info, done: CommandResult[int]) -> UserPayload:
    forget(info)
    user = await find_user_by_id(info, done.value)
    return UserPayload(user=user, warnings=warnings(info, done), user_errors=mistakes(info, done))


async def _show_invitation(info: Info, done: CommandResult[int], invitation: NewWayIn | None) -> InvitationPayload:
    forget(info)
    return InvitationPayload(
        user=await find_user_by_id(info, done.value),
        invitation=None if invitation is None else _show_secret(info, invitation),
        is_mailed=invitation is not None and info.context.sends_mail,
        user_errors=mistakes(info, done),
    )


def _show_secret(info: Info, invitation: NewWayIn) -> Invitation:
    expires_at = invitation.expires_at.astimezone(viewer_of(info).company.zone)
    return Invitation(secret=invitation.secret, expires_at=expires_at)
