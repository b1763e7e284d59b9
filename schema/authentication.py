"""Signing in and out of the page. Programs use tokens instead."""

from typing import Annotated

import strawberry

from permissions.viewer import Credential
from resolvers.authentication import (
    CompanyNeeded,
    LogInProblem,
    ProviderNeeded,
    SecondFactorNeeded,
    Secret,
    find_viewer,
    log_in,
    log_out,
)
from resolvers.authentication.provider.beginning import SentAway, begin_provider_log_in
from resolvers.authentication.provider.problem import SignInProblem
from resolvers.authentication.second_factor.confirming import Confirmed, confirm_log_in
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.user_error import UserErrorCode
from schema.context import Info
from schema.second_factor import SecondFactorStep
from schema.user_error import UserError, user_errors
from schema.viewer import Viewer

_WRONG = LocalizedText(
    "There is nobody with this e-mail and password here.", "Человека с таким адресом и паролем здесь нет."
)
_COMPANY_NEEDED = LocalizedText(
    "Several companies know you by this e-mail and password. Say which one you mean.",
    "С этим адресом и паролем вас знают несколько компаний. Укажите, какая вам нужна.",
)
_PROVIDER_NEEDED = LocalizedText(
    "Your company lets people in by its own accounts only. Sign in with your company's account.",
    "Ваша компания впускает только по своим учётным записям. Войдите с учётной записью компании.",
)
_NO_PROVIDER = LocalizedText(
    "No company with accounts of its own has this domain here.",
    "Здесь нет компании с собственными учётными записями, у которой такой домен.",
)
_UNREACHABLE = LocalizedText(
    "The company's sign-in service does not answer as it should. Try again in a moment, or tell an administrator.",
    "Служба входа компании не отвечает как следует. Попробуйте чуть позже или сообщите администратору.",
)
_WHICH_COMPANY = LocalizedText(
    "Several companies have this domain. Say which one you mean.",
    "Такой домен у нескольких компаний. Укажите, какая вам нужна.",
)
_NO_SESSION = LocalizedText(
    "There is no session to end: you came with a token.", "Нечего завершать: вы вошли по токену."
)


_CODE_NEEDED = LocalizedText(
    "The password is right. A code of your second factor is needed too.",
    "Пароль верный. Нужен ещё код второго фактора.",
)


async def begin_page(info: Info, secret: Secret) -> Viewer | None:
    """Gives the browser its new session, whose person asks for the rest of the request."""
    context = info.context
    context.session.replace(secret.text)
    viewer = await find_viewer(context.engine, secret.text, Credential.SESSION, context.now)
    context.sign_in(viewer)
    return None if viewer is None else Viewer.of(viewer, context.language)


def second_factor_error(info: Info) -> UserError:
    """That a log-in waits for the second factor, for who does not know of it."""
    return UserError(field=[], code=UserErrorCode.REQUIRED, message=_CODE_NEEDED.of(info.context.language))


def provider_error(info: Info) -> UserError:
    """That a password does not let its person in."""
    return UserError(field=["email"], code=UserErrorCode.FORBIDDEN, message=_PROVIDER_NEEDED.of(info.context.language))


@strawberry.input(description="Who signs in.")
class LogInInput:
    email: str = strawberry.field(description="The address the company knows the person by.")
    password: str = strawberry.field(description="Their password.")
    company: str | None = strawberry.field(
        default=None, description="The external id of the company; needed only if several know this address."
    )


@strawberry.type(description="A company that somebody may sign in to.")
class CompanyToLogInTo:
    external_id: str = strawberry.field(description="What `logIn` takes as `company`.")
    name: str = strawberry.field(description="What it is called.")


@strawberry.type(description="The outcome of signing in.")
class LogInPayload:
    viewer: Viewer | None = strawberry.field(
        description="Who is signed in now; null if the log-in was refused, or waits for a second factor."
    )
    second_factor: SecondFactorStep | None = strawberry.field(
        default=None, description="What it waits for; null if it waits for nothing."
    )
    companies: list[CompanyToLogInTo] = strawberry.field(
        default_factory=list[CompanyToLogInTo],
        description="The companies to choose from, if the e-mail and the password are right for several; else none.",
    )
    user_errors: list[UserError] = strawberry.field(
        description="Why there is no viewer; for who does not know of `secondFactor`, that it waits too."
    )


@strawberry.input(description="The second step of a log-in.")
class ConfirmLogInInput:
    ticket: str = strawberry.field(description="The ticket that the first step gave.")
    code: str = strawberry.field(
        description="The six digits that the person's app shows, each good once, or one of their recovery codes."
    )


@strawberry.type(description="The outcome of the second step of a log-in.")
class ConfirmLogInPayload:
    viewer: Viewer | None = strawberry.field(description="Who is signed in now; null if the code was refused.")
    recovery_codes: list[str] | None = strawberry.field(
        description="For who set up their second factor in this log-in: ways in without the app, each good once, told only here; "
        "null for everybody else."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it was refused; empty if it was not.")


CALLBACK = "/sign-in/callback"
"""Where identity providers send browsers back to."""


@strawberry.input(description="Whose identity provider.")
class BeginProviderLogInInput:
    email: str = strawberry.field(description="An e-mail address; its domain says which company.")
    company: str | None = strawberry.field(
        default=None, description="The external id of the company; needed only if several have the domain."
    )


@strawberry.type(description="The outcome of asking for an identity provider.")
class BeginProviderLogInPayload:
    url: str | None = strawberry.field(description="Where the person signs in; null if there were mistakes.")
    user_errors: list[UserError] = strawberry.field(description="Why there is none.")


@strawberry.type(description="The outcome of signing out.")
class LogOutPayload:
    user_errors: list[UserError] = strawberry.field(description="What was wrong with the input; always empty.")


@strawberry.type
class AuthenticationMutation:
    @strawberry.mutation(
        description="Signs in with an e-mail and a password. The session is a cookie, a new one at every log-in. Who has a second "
        "factor, or must have one, gets a `secondFactor` instead. Successes are in the audit log, and of failures in a row the 1st, "
        "10th, 100th and 1,000th."
    )
    async def log_in(
        self, info: Info, input: Annotated[LogInInput, strawberry.argument(description="Who signs in.")]
    ) -> LogInPayload:
        context = info.context
        outcome = await log_in(
            context.engine,
            email=input.email,
            password=input.password,
            company=input.company,
            replaces=context.session.secret,
            browser=context.browser,
            lane=context.log_in_lane,
            vault=context.vault,
            now=context.now,
        )
        if isinstance(outcome, CompanyNeeded):
            message = _COMPANY_NEEDED.of(context.language)
            return LogInPayload(
                viewer=None,
                companies=[CompanyToLogInTo(external_id=each, name=name) for each, name in outcome.companies],
                user_errors=[UserError(field=["company"], code=UserErrorCode.REQUIRED, message=message)],
            )
        if outcome is LogInProblem.WRONG:
            message = _WRONG.of(context.language)
            return LogInPayload(
                viewer=None, user_errors=[UserError(field=["email"], code=UserErrorCode.INVALID, message=message)]
            )
        if isinstance(outcome, ProviderNeeded):
            return LogInPayload(viewer=None, user_errors=[provider_error(info)])
        if isinstance(outcome, SecondFactorNeeded):
            step = SecondFactorStep.of(outcome)
            return LogInPayload(viewer=None, second_factor=step, user_errors=[second_factor_error(info)])
        return LogInPayload(viewer=await begin_page(info, outcome.secret), user_errors=[])

    @strawberry.mutation(
        description="Signs in with the second factor, after `logIn` or `acceptInvitation` asked for it. The audit log tells it as "
        "`logIn`, and of wrong codes in a row the 1st and 10th."
    )
    async def confirm_log_in(
        self, info: Info, input: Annotated[ConfirmLogInInput, strawberry.argument(description="Ticket and code.")]
    ) -> ConfirmLogInPayload:
        context = info.context
        outcome = await confirm_log_in(
            context.engine,
            context.vault,
            ticket=input.ticket,
            code=input.code,
            replaces=context.session.secret,
            browser=context.browser,
            now=context.now,
        )
        if not isinstance(outcome, Confirmed):
            errors = user_errors(outcome, context.language)
            return ConfirmLogInPayload(viewer=None, recovery_codes=None, user_errors=errors)
        viewer = await begin_page(info, outcome.secret)
        return ConfirmLogInPayload(viewer=viewer, recovery_codes=[*outcome.recovery_codes] or None, user_errors=[])

    @strawberry.mutation(
        description="Sends somebody to their company's identity provider (OpenID Connect): the browser is to open the `url`, and comes "
        "back signed in, or to `/log-in?problem=…`. Whether the address is known here makes no difference."
    )
    async def begin_provider_log_in(
        self,
        info: Info,
        input: Annotated[BeginProviderLogInInput, strawberry.argument(description="Whose provider.")],
    ) -> BeginProviderLogInPayload:
        context = info.context
        outcome = await begin_provider_log_in(
            context.engine,
            context.providers,
            context.vault,
            email=input.email,
            company=input.company,
            kept=context.kept.secret,
            redirect_uri=context.public_url + CALLBACK,
            address=context.browser.address,
            lane=context.log_in_lane,
            now=context.now,
        )
        if isinstance(outcome, SentAway):
            context.kept.replace(outcome.kept)
            return BeginProviderLogInPayload(url=outcome.url, user_errors=[])
        if outcome is None:
            error = UserError(
                field=["company"], code=UserErrorCode.REQUIRED, message=_WHICH_COMPANY.of(context.language)
            )
        elif outcome is SignInProblem.NOBODY:
            error = UserError(field=["email"], code=UserErrorCode.NOT_FOUND, message=_NO_PROVIDER.of(context.language))
        else:
            error = UserError(field=[], code=UserErrorCode.INVALID, message=_UNREACHABLE.of(context.language))
        return BeginProviderLogInPayload(url=None, user_errors=[error])

    @strawberry.mutation(description="Ends the session of the page. It is in the audit log.")
    async def log_out(self, info: Info) -> LogOutPayload:
        context = info.context
        if context.require_viewer().credential != Credential.SESSION:
            raise RequestError(ErrorCode.FORBIDDEN, _NO_SESSION)
        await log_out(context.engine, context.session.secret, context.now)
        context.session.replace(None)
        context.sign_in(None)
        return LogOutPayload(user_errors=[])
