"""Signing in and out of the page. Programs use tokens instead."""

from typing import Annotated

import strawberry

from permissions.viewer import Credential
from resolvers.authentication import LogInProblem, find_viewer, log_in, log_out
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.user_error import UserErrorCode
from schema.context import Info
from schema.user_error import UserError
from schema.viewer import Viewer

_WRONG = LocalizedText(
    "There is nobody with this e-mail and password here.", "Человека с таким адресом и паролем здесь нет."
)
_COMPANY_NEEDED = LocalizedText(
    "Several companies know you by this e-mail. Say which one you mean.",
    "Под этим адресом вас знают несколько компаний. Укажите, какая вам нужна.",
)
_NO_SESSION = LocalizedText(
    "There is no session to end: you came with a token.", "Нечего завершать: вы вошли по токену."
)


@strawberry.input(description="Who signs in.")
class LogInInput:
    email: str = strawberry.field(description="The address the company knows the person by.")
    password: str = strawberry.field(description="Their password.")
    company: str | None = strawberry.field(
        default=None, description="The external id of the company; needed only if several know this address."
    )


@strawberry.type(description="The outcome of signing in.")
class LogInPayload:
    viewer: Viewer | None = strawberry.field(description="Who is signed in now; null if the log-in was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused; empty if it was not.")


@strawberry.type(description="The outcome of signing out.")
class LogOutPayload:
    user_errors: list[UserError] = strawberry.field(description="What was wrong with the input; always empty.")


@strawberry.type
class AuthenticationMutation:
    @strawberry.mutation(
        description="Signs in with an e-mail and a password. The session is a cookie, a new one at every log-in. "
        "Successes are in the audit log, and of failures in a row the 1st, 10th, 100th and 1,000th."
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
            now=context.now,
        )
        if outcome is LogInProblem.COMPANY_NEEDED:
            message = _COMPANY_NEEDED.of(context.language)
            return LogInPayload(
                viewer=None, user_errors=[UserError(field=["company"], code=UserErrorCode.REQUIRED, message=message)]
            )
        if outcome is LogInProblem.WRONG:
            message = _WRONG.of(context.language)
            return LogInPayload(
                viewer=None, user_errors=[UserError(field=["email"], code=UserErrorCode.INVALID, message=message)]
            )
        context.session.replace(outcome.secret.text)
        viewer = await find_viewer(context.engine, outcome.secret.text, Credential.SESSION, context.now)
        context.sign_in(viewer)
        return LogInPayload(viewer=None if viewer is None else Viewer.of(viewer, context.language), user_errors=[])

    @strawberry.mutation(description="Ends the session of the page. It is in the audit log.")
    async def log_out(self, info: Info) -> LogOutPayload:
        context = info.context
        if context.require_viewer().credential != Credential.SESSION:
            raise RequestError(ErrorCode.FORBIDDEN, _NO_SESSION)
        await log_out(context.engine, context.session.secret, context.now)
        context.session.replace(None)
        context.sign_in(None)
        return LogOutPayload(user_errors=[])
