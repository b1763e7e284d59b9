"""The viewer's own passkeys."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.administration.passkeys import (
    Asking,
    OwnPasskey,
    Proof,
    begin_passkey,
    list_passkeys,
    needed_proof,
    register_passkey,
    remove_passkey,
    rename_passkey,
)
from resolvers.authentication.passkeys.relying_party import RelyingParty
from resolvers.commands import CommandResult
from schema.administration import descriptions
from schema.context import Info, viewer_of
from schema.described_enum import describe
from schema.node import Node, finds, global_id, key_of
from schema.user_error import UserError
from schema.writing import command_context, mistakes

describe(
    Proof,
    "What proves once more that it is you, before a passkey is made or removed.",
    {
        Proof.NOTHING: "Nothing: you signed in less than ten minutes ago.",
        Proof.PASSWORD: "Your password, as `currentPassword`.",
        Proof.LOG_IN: "Signing in again: you have a second factor, or no password.",
    },
    name="PasskeyProof",
)
_SESSION = f"Only in a session, not with a token. {descriptions.AUDITED}"
_PASSWORD = "Your password, where that is the proof that is needed (`passkeyProof`); nothing else is looked at."  # noqa: S105
_NAME = "What you call it, such as the device that it is on: at most 200 characters."


@strawberry.type(
    description="A passkey of yours (WebAuthn): a key that a device of yours keeps, and shows to have once it knows that it is you."
)
class Passkey(Node):
    name: str = strawberry.field(description="What you call it.")
    created_at: datetime = strawberry.field(description="When it was made.")
    last_used_at: datetime | None = strawberry.field(description="When you last signed in with it; null: never.")


@strawberry.input(description="Before a passkey is made.")
class BeginPasskeyInput:
    current_password: str | None = strawberry.field(default=None, description=_PASSWORD)


@strawberry.input(description="A new passkey.")
class RegisterPasskeyInput:
    passkey: str = strawberry.field(
        description="What the browser's `navigator.credentials.create` answered, as JSON (`toJSON`)."
    )
    name: str = strawberry.field(description=_NAME)


@strawberry.input(description="Another name.")
class RenamePasskeyInput:
    passkey: strawberry.ID = strawberry.field(description="The passkey.")
    name: str = strawberry.field(description=_NAME)


@strawberry.input(description="Which passkey.")
class RemovePasskeyInput:
    passkey: strawberry.ID = strawberry.field(description="The passkey.")
    current_password: str | None = strawberry.field(default=None, description=_PASSWORD)


@strawberry.type(description="The outcome of asking for a new passkey.")
class BeginPasskeyPayload:
    options: str | None = strawberry.field(
        description="What the browser's `navigator.credentials.create` is given, as JSON "
        f"(`PublicKeyCredential.parseCreationOptionsFromJSON`), good once within five minutes; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of keeping a new passkey.")
class RegisterPasskeyPayload:
    passkey: Passkey | None = strawberry.field(description=f"The passkey; {descriptions.NOTHING}")
    recovery_codes: list[str] | None = strawberry.field(
        description="For who had no second factor before: ways in without the device, each good once, told only here; null for "
        "everybody else."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of changing a passkey.")
class PasskeyPayload:
    passkey: Passkey | None = strawberry.field(description=f"The passkey, as it is or last was; {descriptions.NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class PasskeyQuery:
    @strawberry.field(description="Your passkeys, the newest first.")
    async def passkeys(self, info: Info) -> list[Passkey]:
        return await _list(info)

    @strawberry.field(description="What you prove before you make or remove a passkey.")
    async def passkey_proof(self, info: Info) -> Proof:
        context = info.context
        return await needed_proof(context.engine, viewer_of(info), context.session.secret, context.now)


@strawberry.type
class PasskeyMutation:
    @strawberry.mutation(
        description="Begins to make a passkey: what the browser answers is given to `registerPasskey`. At most 20 a person. "
        "RATE_LIMITED after too many wrong passwords. Only in a session, not with a token."
    )
    async def begin_passkey(
        self, info: Info, input: Annotated[BeginPasskeyInput, strawberry.argument(description="Proof.")]
    ) -> BeginPasskeyPayload:
        done = await begin_passkey(command_context(info), _asking(info), input.current_password)
        return BeginPasskeyPayload(options=done.value, user_errors=mistakes(info, done))

    @strawberry.mutation(
        description="Keeps a passkey that the browser made: it lets you in instead of a password, and after one it is a second "
        f"factor, so that a password alone lets you in no more. {_SESSION}"
    )
    async def register_passkey(
        self, info: Info, input: Annotated[RegisterPasskeyInput, strawberry.argument(description="The passkey.")]
    ) -> RegisterPasskeyPayload:
        done, codes = await register_passkey(command_context(info), _asking(info), input.passkey, input.name)
        shown = _payload(info, done)
        return RegisterPasskeyPayload(passkey=shown.passkey, recovery_codes=codes, user_errors=shown.user_errors)

    @strawberry.mutation(description=f"Calls one of your passkeys otherwise. {_SESSION}")
    async def rename_passkey(
        self, info: Info, input: Annotated[RenamePasskeyInput, strawberry.argument(description="The name.")]
    ) -> PasskeyPayload:
        return _payload(info, await rename_passkey(command_context(info), _key(input.passkey), input.name))

    @strawberry.mutation(
        description="Ends one of your passkeys at once; sessions go on. Not your last second factor, where the company requires "
        f"one; without a second factor recovery codes end too. {_SESSION}"
    )
    async def remove_passkey(
        self, info: Info, input: Annotated[RemovePasskeyInput, strawberry.argument(description="Which, and proof.")]
    ) -> PasskeyPayload:
        done = await remove_passkey(command_context(info), _asking(info), _key(input.passkey), input.current_password)
        return _payload(info, done)


def _asking(info: Info) -> Asking:
    context = info.context
    return Asking(context.session.secret, context.browser, RelyingParty.of(context.public_url))


def _key(passkey: strawberry.ID) -> str:
    return key_of("Passkey", passkey, ("input", "passkey"))


def _payload(info: Info, done: CommandResult[OwnPasskey]) -> PasskeyPayload:
    shown = None if done.value is None else _show(info, done.value)
    return PasskeyPayload(passkey=shown, user_errors=mistakes(info, done))


async def _list(info: Info) -> list[Passkey]:
    return [_show(info, each) for each in await list_passkeys(info.context.engine, viewer_of(info))]


def _show(info: Info, passkey: OwnPasskey) -> Passkey:
    zone, used = viewer_of(info).company.zone, passkey.last_used_at
    return Passkey(
        id=global_id("Passkey", passkey.key),
        name=passkey.name,
        created_at=passkey.created_at.astimezone(zone),
        last_used_at=None if used is None else used.astimezone(zone),
    )


@finds("Passkey")
async def find_passkey(info: Info, key: str) -> Passkey | None:
    """One of the viewer's passkeys."""
    return next((each for each in await _list(info) if each.id == global_id("Passkey", key)), None)
