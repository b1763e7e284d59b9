"""What people do about their own second factor. Only who is signed in does, not a program with a token."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.authentication.second_factor import recovery_codes
from resolvers.authentication.second_factor.codes import (
    WRONG_CODE,
    WRONG_DIGITS,
    begin_secret,
    confirm_secret,
    count_code,
    forget_codes,
    use_code,
)
from resolvers.authentication.second_factor.forgetting import forget_app, forget_factor
from resolvers.authentication.second_factor.state import FactorState, read_state
from resolvers.authentication.second_factor.totp import Enrolment, enrolment
from resolvers.authentication.vault import Vault
from resolvers.commands import CommandContext, CommandResult, Transaction, begin
from resolvers.language import LocalizedText
from resolvers.user_error import UserErrorCode
from resolvers.validity import is_of_this_instant


async def read_own_factor(engine: AsyncEngine, viewer: Viewer) -> FactorState:
    """What the viewer has of a second factor."""
    is_of_this_instant()
    async with engine.connect() as connection:
        return await read_state(connection, viewer.company.id, viewer.user_id)


async def begin_setup(command: CommandContext, vault: Vault, code: str | None) -> CommandResult[Enrolment]:
    """A secret for an app, which counts for nothing until digits of it are shown. Who has one already proves it by a code of it, and
    keeps it until then."""
    command.require_session(_SIGNED_IN_ONLY)
    viewer = command.viewer
    if (await read_own_factor(command.engine, viewer)).is_on:
        async with _proving(command, vault, code or "") as transaction:
            if transaction.problems:
                return transaction.refused()
            secret = await begin_secret(transaction, vault, viewer.user_id)
    else:
        async with begin(command) as transaction:
            secret = await begin_secret(transaction, vault, viewer.user_id)
    return transaction.done(enrolment(secret, viewer.email, viewer.company.name))


async def confirm_setup(command: CommandContext, vault: Vault, digits: str) -> CommandResult[list[str]]:
    """Turns the second factor on, or replaces it, with new recovery codes, which are told once.

    Raises `RequestError` (RATE_LIMITED) after too many wrong digits.
    """
    command.require_session(_SIGNED_IN_ONLY)
    viewer = command.viewer
    await count_code(command.engine, viewer.company.id, viewer.user_id, command.now)
    async with begin(command) as transaction:
        if not await confirm_secret(transaction, vault, viewer.user_id, digits, command.now):
            transaction.problems.add(("code",), UserErrorCode.INVALID, WRONG_DIGITS)
            return transaction.refused()
        codes = await recovery_codes.renew(transaction, viewer.user_id)
        transaction.note("confirmSecondFactor", f"User:{viewer.user_id}", None, None)
    await forget_codes(command.engine, viewer.company.id, viewer.user_id)
    return transaction.done(codes)


async def renew_recovery_codes(command: CommandContext, vault: Vault, code: str) -> CommandResult[list[str]]:
    """New recovery codes in place of all there were, told once. Raises `RequestError` (RATE_LIMITED) after too many wrong codes."""
    async with _proving(command, vault, code) as transaction:
        if transaction.problems:
            return transaction.refused()
        codes = await recovery_codes.renew(transaction, command.viewer.user_id)
        transaction.note("renewRecoveryCodes", f"User:{command.viewer.user_id}", None, None)
        return transaction.done(codes)


async def turn_off(command: CommandContext, vault: Vault, code: str) -> CommandResult[None]:
    """Does without the app from now on; without a passkey there is no second factor then, which the company may not allow.

    Raises `RequestError` (RATE_LIMITED).
    """
    state = await read_own_factor(command.engine, command.viewer)
    async with _proving(command, vault, code) as transaction:
        if state.is_required and not state.passkeys:
            transaction.problems.add((), UserErrorCode.FORBIDDEN, _REQUIRED)
        if transaction.problems:
            return transaction.refused()
        forget = forget_app if state.passkeys else forget_factor
        await forget(transaction, command.viewer.user_id)
        transaction.note("turnOffSecondFactor", f"User:{command.viewer.user_id}", None, None)
        return transaction.done(None)


@asynccontextmanager
async def _proving(command: CommandContext, vault: Vault, code: str) -> AsyncGenerator[Transaction]:
    """A transaction of the viewer's in which they prove their second factor once more; a wrong code is noted as a mistake."""
    command.require_session(_SIGNED_IN_ONLY)
    company_id, user_id = command.viewer.company.id, command.viewer.user_id
    await count_code(command.engine, company_id, user_id, command.now)
    async with begin(command) as transaction:
        is_proved = await use_code(transaction, vault, user_id, code, command.now)
        if not is_proved:
            transaction.problems.add(("code",), UserErrorCode.INVALID, WRONG_CODE)
        yield transaction
    if is_proved:
        await forget_codes(command.engine, company_id, user_id)


_SIGNED_IN_ONLY = LocalizedText(
    "The second factor is set by people who are signed in, not by programs with a token.",
    "Второй фактор настраивают люди, вошедшие сами, а не программы с токеном.",
)
_REQUIRED = LocalizedText(
    "Your company requires a second factor. You may set up another app in place of this one.",
    "Компания требует второй фактор. Вместо этого приложения можно настроить другое.",
)
