"""The viewer's own second factor, and what administrators do about others'."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.administration.second_factor import reset_second_factor
from resolvers.authentication.second_factor.own import (
    begin_setup,
    confirm_setup,
    read_own_factor,
    renew_recovery_codes,
    turn_off,
)
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.user_inputs import UserInput
from schema.administration.user_mutation import UserPayload, show_user
from schema.context import Info, viewer_of
from schema.directory.row_number import referred
from schema.second_factor import TotpEnrolment
from schema.user_error import UserError
from schema.writing import command_context, mistakes

_CODE = "The six digits that your app shows now, or one of your recovery codes."
_SESSION = f"Only in a session, not with a token. {descriptions.AUDITED}"


@strawberry.type(description="What the viewer has of a second factor.")
class SecondFactor:
    since: datetime | None = strawberry.field(
        description="When they last set up an app; null: they have none, and are asked for their password only."
    )
    recovery_codes_left: int = strawberry.field(description="How many of their recovery codes are still good.")
    is_required: bool = strawberry.field(description="Whether the company requires one of everybody.")


@strawberry.input(description="Setting up an app.")
class SetUpSecondFactorInput:
    code: str | None = strawberry.field(
        default=None, description=f"For who has a second factor, which another app is to replace: {_CODE}"
    )


@strawberry.input(description="A code of a second factor.")
class SecondFactorCodeInput:
    code: str = strawberry.field(description=_CODE)


@strawberry.type(description="The outcome of beginning to set up an app.")
class SetUpSecondFactorPayload:
    enrolment: TotpEnrolment | None = strawberry.field(
        description=f"What the app is given, and then `confirmSecondFactor` its digits; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of changing the second factor.")
class SecondFactorPayload:
    second_factor: SecondFactor = strawberry.field(description="What the viewer has now.")
    recovery_codes: list[str] | None = strawberry.field(
        description="New ways in without the app, each good once, told only here; null where none were made."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class SecondFactorQuery:
    @strawberry.field(description="What you have of a second factor.")
    async def second_factor(self, info: Info) -> SecondFactor:
        return await _read(info)


Code = Annotated[SecondFactorCodeInput, strawberry.argument(description="A code.")]


@strawberry.type
class SecondFactorMutation:
    @strawberry.mutation(
        description="Begins to set up an app as a second factor: nothing is asked for at log-ins until `confirmSecondFactor`. "
        "Only in a session, not with a token."
    )
    async def set_up_second_factor(
        self,
        info: Info,
        input: Annotated[SetUpSecondFactorInput, strawberry.argument(description="Proof, where there is one already.")],
    ) -> SetUpSecondFactorPayload:
        done = await begin_setup(command_context(info), info.context.vault, input.code)
        enrolment = None if done.value is None else TotpEnrolment.of(done.value)
        return SetUpSecondFactorPayload(enrolment=enrolment, user_errors=mistakes(info, done))

    @strawberry.mutation(
        description="Turns the second factor on, or replaces it, by the first digits of the app that was set up; with new recovery "
        f"codes. {_SESSION}"
    )
    async def confirm_second_factor(self, info: Info, input: Code) -> SecondFactorPayload:
        done = await confirm_setup(command_context(info), info.context.vault, input.code)
        return SecondFactorPayload(
            second_factor=await _read(info), recovery_codes=done.value, user_errors=mistakes(info, done)
        )

    @strawberry.mutation(description=f"Makes new recovery codes; those there were are good for nothing. {_SESSION}")
    async def renew_recovery_codes(self, info: Info, input: Code) -> SecondFactorPayload:
        done = await renew_recovery_codes(command_context(info), info.context.vault, input.code)
        return SecondFactorPayload(
            second_factor=await _read(info), recovery_codes=done.value, user_errors=mistakes(info, done)
        )

    @strawberry.mutation(description=f"Does without a second factor, unless the company requires one. {_SESSION}")
    async def turn_off_second_factor(self, info: Info, input: Code) -> SecondFactorPayload:
        done = await turn_off(command_context(info), info.context.vault, input.code)
        return SecondFactorPayload(
            second_factor=await _read(info), recovery_codes=None, user_errors=mistakes(info, done)
        )

    @strawberry.mutation(
        description="Takes away the second factor of somebody else who lost theirs; their sessions end. Where the company requires "
        f"one, they set up another at their next log-in. Only in a session, not with a token. {ADMINISTRATORS}"
    )
    async def reset_second_factor(
        self, info: Info, input: Annotated[UserInput, strawberry.argument(description="The person.")]
    ) -> UserPayload:
        return await show_user(info, await reset_second_factor(command_context(info), referred("User", input.user)))


async def _read(info: Info) -> SecondFactor:
    state = await read_own_factor(info.context.engine, viewer_of(info))
    since = None if state.since is None else state.since.astimezone(viewer_of(info).company.zone)
    return SecondFactor(since=since, recovery_codes_left=state.recovery_codes_left, is_required=state.is_required)
