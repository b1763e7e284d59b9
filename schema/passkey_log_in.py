"""Signing in by a passkey."""

from typing import Annotated

import strawberry

from resolvers.authentication import ProviderNeeded, SignedIn
from resolvers.authentication.passkeys.logging_in import begin_passkey_log_in, log_in_with_passkey
from resolvers.authentication.passkeys.relying_party import RelyingParty
from schema.authentication import begin_page, provider_error
from schema.context import Info
from schema.user_error import UserError, user_errors
from schema.viewer import Viewer

_TICKET = "For the second step of a log-in: the ticket that the first one gave. Left out: without a password."


@strawberry.input(description="Before a passkey is shown.")
class BeginPasskeyLogInInput:
    ticket: str | None = strawberry.field(default=None, description=_TICKET)


@strawberry.input(description="What a device showed.")
class LogInWithPasskeyInput:
    passkey: str = strawberry.field(
        description="What the browser's `navigator.credentials.get` answered, as JSON (`toJSON`)."
    )
    ticket: str | None = strawberry.field(default=None, description=_TICKET)


@strawberry.type(description="The outcome of asking for a passkey.")
class BeginPasskeyLogInPayload:
    options: str | None = strawberry.field(
        description="What the browser's `navigator.credentials.get` is given, as JSON "
        "(`PublicKeyCredential.parseRequestOptionsFromJSON`), good once within five minutes; null if there were mistakes."
    )
    user_errors: list[UserError] = strawberry.field(description="What was wrong with the ticket.")


@strawberry.type(description="The outcome of signing in with a passkey.")
class LogInWithPasskeyPayload:
    viewer: Viewer | None = strawberry.field(description="Who is signed in now; null if it was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused; empty if it was not.")


@strawberry.type
class PasskeyLogInMutation:
    @strawberry.mutation(
        description="Begins to sign in with a passkey: what the browser answers is given to `logInWithPasskey`. It is told alike "
        "whoever asks; with a ticket, which passkeys its person has. RATE_LIMITED after too many from one network address."
    )
    async def begin_passkey_log_in(
        self, info: Info, input: Annotated[BeginPasskeyLogInInput, strawberry.argument(description="Which log-in.")]
    ) -> BeginPasskeyLogInPayload:
        context = info.context
        begun = await begin_passkey_log_in(
            context.engine,
            RelyingParty.of(context.public_url),
            ticket=input.ticket,
            address=context.browser.address,
            lane=context.log_in_lane,
            now=context.now,
        )
        if isinstance(begun, str):
            return BeginPasskeyLogInPayload(options=begun, user_errors=[])
        return BeginPasskeyLogInPayload(options=None, user_errors=user_errors(begun, context.language))

    @strawberry.mutation(
        description="Signs in with a passkey, without a password, or after it as the second factor. The session is a cookie, a new "
        "one at every log-in. It is in the audit log, as are the 1st, 10th, 100th and 1,000th failure in a row of a passkey that is "
        "known (`passkeyFailed`)."
    )
    async def log_in_with_passkey(
        self, info: Info, input: Annotated[LogInWithPasskeyInput, strawberry.argument(description="The proof.")]
    ) -> LogInWithPasskeyPayload:
        context = info.context
        outcome = await log_in_with_passkey(
            context.engine,
            RelyingParty.of(context.public_url),
            answer=input.passkey,
            ticket=input.ticket,
            replaces=context.session.secret,
            browser=context.browser,
            lane=context.log_in_lane,
            now=context.now,
        )
        if isinstance(outcome, ProviderNeeded):
            return LogInWithPasskeyPayload(viewer=None, user_errors=[provider_error(info)])
        if not isinstance(outcome, SignedIn):
            return LogInWithPasskeyPayload(viewer=None, user_errors=user_errors(outcome, context.language))
        return LogInWithPasskeyPayload(viewer=await begin_page(info, outcome.secret), user_errors=[])
