"""Coming in by an invitation, and what everybody changes about themselves."""

from typing import Annotated

import strawberry

from resolvers.administration.accepting import accept_invitation, reset_password
from resolvers.administration.own_profile import change_password, set_language
from resolvers.authentication import ProviderNeeded, SecondFactorNeeded, SignedIn
from resolvers.language import LocalizedText
from resolvers.mail import request_password_reset
from resolvers.user_error import UserErrorCode
from schema.administration import descriptions
from schema.administration.user_inputs import (
    AcceptInvitationInput,
    ChangePasswordInput,
    RequestPasswordResetInput,
    ResetPasswordInput,
    SetLanguageInput,
)
from schema.administration.writing import language_code
from schema.authentication import begin_page, provider_error, second_factor_error
from schema.context import Info
from schema.language import Language
from schema.second_factor import SecondFactorStep
from schema.user_error import UserError, user_errors
from schema.viewer import Viewer
from schema.writing import command_context


@strawberry.type(description="The outcome of accepting an invitation.")
class AcceptInvitationPayload:
    viewer: Viewer | None = strawberry.field(description=f"Who is signed in now; {descriptions.NOTHING}")
    second_factor: SecondFactorStep | None = strawberry.field(
        default=None, description="What coming in waits for, as of `logIn`; null if it waits for nothing."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(
    description="The outcome of asking for a new password by mail: the same whether there is anybody of this e-mail or not."
)
class RequestPasswordResetPayload:
    user_errors: list[UserError] = strawberry.field(description="Empty, unless no mail is sent here at all.")


@strawberry.type(description="The outcome of setting a new password by mail.")
class ResetPasswordPayload:
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of changing one's password.")
class ChangePasswordPayload:
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of choosing a language.")
class SetLanguagePayload:
    language: Language | None = strawberry.field(description="The chosen language; null: by the browser.")
    user_errors: list[UserError] = strawberry.field(description="What was wrong with the input; always empty.")


@strawberry.type
class OwnMutation:
    @strawberry.mutation(
        description="Sets the password of an invited person, once, and signs them in as `logIn` does. "
        f"All other sessions of theirs end. {descriptions.AUDITED}"
    )
    async def accept_invitation(
        self,
        info: Info,
        input: Annotated[AcceptInvitationInput, strawberry.argument(description="The invitation.")],
    ) -> AcceptInvitationPayload:
        context = info.context
        came = await accept_invitation(
            context.engine,
            context.vault,
            secret=input.secret,
            password=input.password,
            replaces=context.session.secret,
            browser=context.browser,
            now=context.now,
        )
        if isinstance(came, ProviderNeeded):
            return AcceptInvitationPayload(viewer=None, user_errors=[provider_error(info)])
        if isinstance(came, SecondFactorNeeded):
            step = SecondFactorStep.of(came)
            return AcceptInvitationPayload(viewer=None, second_factor=step, user_errors=[second_factor_error(info)])
        if not isinstance(came, SignedIn):
            return AcceptInvitationPayload(viewer=None, user_errors=user_errors(came, context.language))
        return AcceptInvitationPayload(viewer=await begin_page(info, came.secret), user_errors=[])

    @strawberry.mutation(
        description="Has a link sent to whoever has this e-mail, by which they set a new password within an hour; one for each "
        "of their companies. Whether there is anybody is told to nobody. At most three in a quarter of an hour are sent to one e-mail; "
        "RATE_LIMITED after ten from one network address. It is in the audit log."
    )
    async def request_password_reset(
        self,
        info: Info,
        input: Annotated[RequestPasswordResetInput, strawberry.argument(description="Who forgot their password.")],
    ) -> RequestPasswordResetPayload:
        context = info.context
        if not context.sends_mail:
            message = _NO_MAIL.of(context.language)
            return RequestPasswordResetPayload(
                user_errors=[UserError(field=[], code=UserErrorCode.INVALID, message=message)]
            )
        await request_password_reset(
            context.engine,
            email=input.email,
            address=context.browser.address,
            language=context.language,
            now=context.now,
        )
        return RequestPasswordResetPayload(user_errors=[])

    @strawberry.mutation(
        description="Sets a new password by the secret of a link that came by mail, once. All sessions of the person end; they log in "
        f"as always then, and are told by mail. {descriptions.AUDITED}"
    )
    async def reset_password(
        self, info: Info, input: Annotated[ResetPasswordInput, strawberry.argument(description="The new password.")]
    ) -> ResetPasswordPayload:
        context = info.context
        problems = await reset_password(
            context.engine,
            secret=input.secret,
            password=input.password,
            ends_tokens=input.end_tokens,
            browser=context.browser,
            now=context.now,
        )
        return ResetPasswordPayload(user_errors=user_errors(problems, context.language))

    @strawberry.mutation(
        description="Changes your password. All of your sessions end; the page you ask from gets a new one. Tokens go on "
        f"unless you say otherwise. {descriptions.AUDITED}"
    )
    async def change_password(
        self,
        info: Info,
        input: Annotated[ChangePasswordInput, strawberry.argument(description="Both passwords.")],
    ) -> ChangePasswordPayload:
        context = info.context
        session, problems = await change_password(
            command_context(info),
            current=input.current_password,
            new=input.new_password,
            ends_tokens=input.end_tokens,
            browser=context.browser,
        )
        if session is not None:
            context.session.replace(session.text)
        return ChangePasswordPayload(user_errors=user_errors(problems, context.language))

    @strawberry.mutation(description="Chooses the language you are answered in.")
    async def set_language(
        self, info: Info, input: Annotated[SetLanguageInput, strawberry.argument(description="The language.")]
    ) -> SetLanguagePayload:
        await set_language(command_context(info), language_code(input.language))
        return SetLanguagePayload(language=input.language, user_errors=[])


_NO_MAIL = LocalizedText(
    "No mail is sent here. Ask an administrator of your company for an invitation.",
    "Почта здесь не отправляется. Попросите у администратора вашей компании приглашение.",
)
