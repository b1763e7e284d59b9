"""How people of the company come in."""

from typing import Annotated

import strawberry

from resolvers.administration.sign_in_settings import read_sign_in_settings, require_second_factor
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.context import Info
from schema.user_error import UserError
from schema.writing import command_context, mistakes


@strawberry.type(description="What was decided on how people of the company come in.")
class SignInSettings:
    requires_second_factor: bool = strawberry.field(description="Whether everybody must have a second factor.")
    people_without_second_factor: int = strawberry.field(description="How many who work here have none yet.")


@strawberry.input(description="What to change about how people come in.")
class UpdateSignInSettingsInput:
    requires_second_factor: bool = strawberry.field(
        description="Whether everybody must have a second factor. It acts at once: sessions of those who have none end, but for yours, "
        "and at their next log-in they set one up before they see anything. Programs with tokens go on."
    )


@strawberry.type(description="The outcome of changing how people come in.")
class SignInSettingsPayload:
    settings: SignInSettings = strawberry.field(description="What is decided now.")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class SignInSettingsQuery:
    @strawberry.field(description=f"How people of your company come in. {ADMINISTRATORS}")
    async def sign_in_settings(self, info: Info) -> SignInSettings:
        return await _read(info)


@strawberry.type
class SignInSettingsMutation:
    @strawberry.mutation(description=f"Changes how people of your company come in. {ADMINISTRATORS}")
    async def update_sign_in_settings(
        self, info: Info, input: Annotated[UpdateSignInSettingsInput, strawberry.argument(description="The change.")]
    ) -> SignInSettingsPayload:
        done = await require_second_factor(command_context(info), input.requires_second_factor)
        return SignInSettingsPayload(settings=await _read(info), user_errors=mistakes(info, done))


async def _read(info: Info) -> SignInSettings:
    command = command_context(info)
    command.require_administrator()
    settings = await read_sign_in_settings(command.engine, command.viewer)
    return SignInSettings(
        requires_second_factor=settings.requires_second_factor, people_without_second_factor=settings.people_without
    )
