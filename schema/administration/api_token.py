"""Tokens by which programs act as people."""

from datetime import MAXYEAR, datetime
from typing import Annotated

import strawberry

from models import TokenScope
from models.time_zone import TimeZone
from resolvers.authentication import Secret
from resolvers.authentication.tokens import (
    NewToken,
    Token,
    create_token_for_oneself,
    find_token,
    list_tokens,
    revoke_token,
    rotate_token,
)
from resolvers.commands import CommandResult
from schema.administration import descriptions
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.described_enum import describe
from schema.directory.user import User, find_user_by_id
from schema.node import Node, finds, global_id, key_of
from schema.paging import ROWS, After, First, check_first, read_keyed, write_keyed
from schema.user_error import UserError
from schema.writing import command_context, mistakes

describe(
    TokenScope,
    "What a program may do with a token, of what its person may.",
    {
        TokenScope.READ: "Reads: all queries and downloads. Goes with every other scope.",
        TokenScope.RECORDS: "Writes contacts, activities, deals and communications.",
        TokenScope.ADMINISTRATION: "Does everything else that its person may: arranging, reports, administration.",
        TokenScope.EMBEDDING: "Lets people of the company into the desktop inside a frame (`createFrameLink`): "
        "an administrator's token alone.",
    },
)


@strawberry.type(description="A secret that was replaced, and goes on for a while.")
class PreviousSecret:
    expires_at: datetime = strawberry.field(description="Until when it is good.")
    last_used_at: datetime | None = strawberry.field(
        description="When a program last came with it, give or take five minutes; null: never."
    )


@strawberry.type(
    description="A token by which a program acts as a person, until it is revoked. Its secret is told once."
)
class ApiToken(Node):
    token: strawberry.Private[Token]
    name: str = strawberry.field(description="What it is called, by whoever made it.")
    scopes: list[TokenScope] = strawberry.field(description="What it is for.")
    created_at: datetime = strawberry.field(description="When it was made, or got its present secret.")
    expires_at: datetime | None = strawberry.field(description="Until when it is good; null: until it is revoked.")
    last_used_at: datetime | None = strawberry.field(
        description="When a program last came with it, give or take five minutes; null: never."
    )

    previous_secret: PreviousSecret | None = strawberry.field(
        description="The secret that it had before, while that goes on beside the present one; null where none does."
    )

    @strawberry.field(description="The person as whom the program acts.")
    async def user(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.token.user_id)


@strawberry.type(description="Tokens, the newest first.")
class ApiTokenConnection(Connection[ApiToken]):
    pass


@strawberry.input(description="A token to be made for oneself.")
class CreateApiTokenInput:
    name: str = strawberry.field(description="What it is for, in words: at most 200 characters.")
    scopes: list[TokenScope] = strawberry.field(description="What it may do: at least one.")
    expires_at: datetime | None = strawberry.field(
        default=None, description="Until when it is good; until it is revoked if left out."
    )


@strawberry.input(description="Which token gets another secret.")
class RotateApiTokenInput:
    token: strawberry.ID = strawberry.field(description="The token.")
    grace_hours: int | None = strawberry.field(
        default=None,
        description="For how many hours the old secret goes on, at most 168, and not beyond the token's own end; it ends at once if "
        "left out.",
    )


@strawberry.input(description="Which token.")
class ApiTokenInput:
    token: strawberry.ID = strawberry.field(description="The token.")


@strawberry.type(description="The outcome of making a token, or a new secret for one.")
class ApiTokenSecretPayload:
    token: ApiToken | None = strawberry.field(description=f"The token; {descriptions.NOTHING}")
    secret: str | None = strawberry.field(
        description="What the program sends (`Authorization: Bearer …`). It is told only here; null if there were mistakes."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of revoking a token.")
class RevokeApiTokenPayload:
    token: ApiToken | None = strawberry.field(description=f"The token as it was; {descriptions.NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


_CHOSEN = strawberry.argument(description="The token.")


@strawberry.type
class ApiTokenQuery:
    @strawberry.field(
        description="The tokens that were not revoked, the newest first: your own, and for administrators those of everybody."
    )
    async def api_tokens(self, info: Info, first: First = ROWS, after: After = None) -> ApiTokenConnection:
        context = info.context
        page = await list_tokens(context.engine, viewer_of(info), context.now, check_first(first), read_keyed(after))
        return ApiTokenConnection.page(
            [_show(info, each) for each in page.rows],
            [write_keyed(each.created_at, each.key) for each in page.rows],
            count=page.count,
            has_next=page.has_next,
            after=after,
        )


@strawberry.type
class ApiTokenMutation:
    @strawberry.mutation(
        description="Makes a token for a program that acts as you. Only for who is signed in on the page: no token makes others. "
        f"At most 50 a person. {descriptions.AUDITED}"
    )
    async def create_api_token(
        self, info: Info, input: Annotated[CreateApiTokenInput, strawberry.argument(description="The token.")]
    ) -> ApiTokenSecretPayload:
        new = NewToken(input.name, input.scopes, input.expires_at)
        return _show_secret(info, *await create_token_for_oneself(command_context(info), new))

    @strawberry.mutation(
        description="Gives one of your tokens another secret; the old one ends at once, or goes on as long as you say, but no longer "
        f"than the token. One that was older ends at once. Only for who is signed in on the page. {descriptions.AUDITED}"
    )
    async def rotate_api_token(
        self, info: Info, input: Annotated[RotateApiTokenInput, _CHOSEN]
    ) -> ApiTokenSecretPayload:
        command = command_context(info)
        return _show_secret(info, *await rotate_token(command, _key(input), input.grace_hours or 0))

    @strawberry.mutation(
        description="Ends a token at once, with the secret that it had before: one of your own, and for administrators anybody's. "
        + descriptions.AUDITED
    )
    async def revoke_api_token(self, info: Info, input: Annotated[ApiTokenInput, _CHOSEN]) -> RevokeApiTokenPayload:
        command = command_context(info)
        done = await revoke_token(command, _key(input))
        token = None if done.value is None else _show(info, done.value)
        return RevokeApiTokenPayload(token=token, user_errors=mistakes(info, done))


def _key(input: ApiTokenInput | RotateApiTokenInput) -> str:
    return key_of("ApiToken", input.token, ("input", "token"))


def _show(info: Info, token: Token) -> ApiToken:
    zone, before = viewer_of(info).company.zone, token.previous
    used = None if before is None or before.last_used_at is None else before.last_used_at.astimezone(zone)
    return ApiToken(
        id=global_id("ApiToken", token.key),
        token=token,
        name=token.name,
        scopes=[*token.scopes],
        created_at=token.created_at.astimezone(zone),
        expires_at=None if token.expires_at is None else _shown_end(token.expires_at, zone),
        last_used_at=None if token.last_used_at is None else token.last_used_at.astimezone(zone),
        previous_secret=None
        if before is None
        else PreviousSecret(expires_at=_shown_end(before.expires_at, zone), last_used_at=used),
    )


def _shown_end(at: datetime, zone: TimeZone) -> datetime:
    """On the company's clock; as it is stored, where that has no such year: such ends were taken once."""
    return at if at.year == MAXYEAR else at.astimezone(zone)


def _show_secret(info: Info, done: CommandResult[Token], secret: Secret | None) -> ApiTokenSecretPayload:
    return ApiTokenSecretPayload(
        token=None if done.value is None else _show(info, done.value),
        secret=None if secret is None else secret.text,
        user_errors=mistakes(info, done),
    )


@finds("ApiToken")
async def find_api_token(info: Info, key: str) -> ApiToken | None:
    """A token that the viewer sees."""
    found = await find_token(info.context.engine, viewer_of(info), info.context.now, key)
    return None if found is None else _show(info, found)
