"""Making a company by oneself, where whoever runs the server lets everybody do so."""

from typing import Annotated

import strawberry

from resolvers.administration.new_company import NewCompany
from resolvers.administration.sign_up import confirm_sign_up, request_sign_up
from resolvers.authentication import Secret
from resolvers.language import LocalizedText
from resolvers.user_error import UserErrorCode
from schema.administration.descriptions import NOTHING, USER_ERRORS
from schema.administration.writing import language_code
from schema.authentication import begin_page
from schema.context import Info
from schema.language import Language
from schema.user_error import UserError, user_errors
from schema.viewer import Viewer


@strawberry.input(description="A company that somebody wants, and themselves: its first administrator.")
class SignUpInput:
    name: str = strawberry.field(description="What the company is called.")
    timezone: str = strawberry.field(description="Its clock: the name of a zone in the IANA database.")
    currency: str = strawberry.field(description="The currency of all amounts: its code by ISO 4217.")
    person: str = strawberry.field(description="What the person is called.")
    email: str = strawberry.field(description="Their e-mail address, by which they will sign in.")
    language: Language = strawberry.field(description="The language of the mail, and of the person's pages then.")


@strawberry.type(
    description="The outcome of asking for a company: the same whether there is anybody of this e-mail or not."
)
class SignUpPayload:
    user_errors: list[UserError] = strawberry.field(description=USER_ERRORS)


@strawberry.input(description="A company that was asked for, by the link that came by mail.")
class ConfirmSignUpInput:
    secret: str = strawberry.field(description="The link's secret: what stands behind its `#`.")
    password: str = strawberry.field(description="The password to sign in with from now on: 10 to 1,000 characters.")


@strawberry.type(description="The outcome of confirming.")
class ConfirmSignUpPayload:
    viewer: Viewer | None = strawberry.field(description=f"Who is signed in now; {NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=USER_ERRORS)


@strawberry.type
class SignUpQuery:
    @strawberry.field(description="Whether anybody may make a company here, by `signUp`.")
    def is_sign_up_open(self, info: Info) -> bool:
        return info.context.sign_up is not None


@strawberry.type
class SignUpMutation:
    @strawberry.mutation(
        description="Asks for a new company. Nothing is made before whoever has the e-mail follows the link that is sent there, within "
        "an hour (`confirmSignUp`); until then what was given is kept, and then forgotten. At most three mails in a quarter of an hour "
        "go to one e-mail; RATE_LIMITED after ten from one network address."
    )
    async def sign_up(
        self, info: Info, input: Annotated[SignUpInput, strawberry.argument(description="What is wanted.")]
    ) -> SignUpPayload:
        context = info.context
        if context.sign_up is None:
            return SignUpPayload(user_errors=[_closed(info)])
        new = NewCompany(
            external_id="to-be",
            name=input.name,
            timezone=input.timezone,
            currency=input.currency,
            email=input.email,
            person=input.person,
            language=language_code(input.language),
        )
        problems = await request_sign_up(context.engine, new, address=context.browser.address, now=context.now)
        return SignUpPayload(user_errors=user_errors(problems, context.language))

    @strawberry.mutation(
        description="Makes the company that was asked for, sets the password of its first administrator and signs them in. The link is "
        "good once. It is in the new company's audit log."
    )
    async def confirm_sign_up(
        self,
        info: Info,
        input: Annotated[ConfirmSignUpInput, strawberry.argument(description="The link's secret, and a password.")],
    ) -> ConfirmSignUpPayload:
        context = info.context
        if context.sign_up is None:
            return ConfirmSignUpPayload(viewer=None, user_errors=[_closed(info)])
        came = await confirm_sign_up(
            context.engine,
            secret=input.secret,
            password=input.password,
            limits=context.sign_up,
            replaces=context.session.secret,
            browser=context.browser,
            now=context.now,
        )
        if not isinstance(came, Secret):
            return ConfirmSignUpPayload(viewer=None, user_errors=user_errors(came, context.language))
        return ConfirmSignUpPayload(viewer=await begin_page(info, came), user_errors=[])


def _closed(info: Info) -> UserError:
    return UserError(field=[], code=UserErrorCode.FORBIDDEN, message=_CLOSED.of(info.context.language))


_CLOSED = LocalizedText(
    "Nobody makes a company here by themselves. Ask whoever runs this server.",
    "Здесь нельзя завести компанию самостоятельно. Обратитесь к тому, кто ведёт этот сервер.",
)
