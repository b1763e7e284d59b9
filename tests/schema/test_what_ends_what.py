"""What a new password, a reset of the second factor, a dismissal and another address end: the table of SECURITY.md."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Passkey, WayInPurpose
from permissions.viewer import Credential
from resolvers.administration.accepting import accept_invitation, reset_password
from resolvers.administration.inputs import UserChange
from resolvers.administration.own_profile import change_password
from resolvers.administration.second_factor import reset_second_factor
from resolvers.administration.user import dismiss_user, reinstate_user, update_user
from resolvers.authentication import (
    UNKNOWN,
    Person,
    SecondFactorNeeded,
    Secret,
    Vault,
    begin_session,
    come_in,
    create_token,
    create_way_in,
    find_viewer,
    save_password,
)
from resolvers.authentication.second_factor import recovery_codes
from resolvers.authentication.second_factor.codes import begin_secret, confirm_secret
from resolvers.authentication.second_factor.tickets import find_ticket
from resolvers.authentication.vault import new_key
from resolvers.commands import CommandContext, begin_unsigned
from tests.conftest import NOW
from tests.resolvers.authentication.staff import PASSWORD, Staff, hire_with_passwords
from tests.resolvers.authentication.totp_app import digits_of

NEW = "another long one"


@dataclass
class Everything:
    """All that lets somebody in, or half in."""

    engine: AsyncEngine
    staff: Staff
    vault: Vault
    person: Person
    session: Secret
    ticket: Secret
    link: str
    token: Secret

    async def goes_on(self) -> set[str]:
        """What of it is still good."""
        alive = {
            "session": await find_viewer(self.engine, self.session.text, Credential.SESSION, NOW),
            "ticket": await find_ticket(self.engine, self.ticket, NOW),
            "token": await find_viewer(self.engine, self.token.text, Credential.TOKEN, NOW),
            "link": await self._count("invitations WHERE user_id = :user AND used_at IS NULL AND expires_at > :now"),
            "app": await self._count(
                "totp_secrets WHERE user_id = :user AND sealed_secret IS NOT NULL AND :now = :now"
            ),
            "passkey": await self._count("passkeys WHERE user_id = :user AND :now = :now"),
            "codes": await self._count("recovery_codes WHERE user_id = :user AND :now = :now"),
        }
        return {name for name, found in alive.items() if found}

    async def _count(self, rows: str) -> int:
        params = {"user": self.person.user_id, "now": NOW}
        async with self.engine.connect() as connection:
            return (await connection.execute(text(f"SELECT count(*) FROM {rows}"), params)).scalar_one()

    async def way_in(self, purpose: WayInPurpose) -> str:
        async with begin_unsigned(self.engine, self.person.company_id) as transaction:
            return (await create_way_in(transaction, self.person.user_id, NOW, purpose)).secret

    async def command(self, name: str) -> CommandContext:
        secret = await begin_session(self.engine, await self.staff.person(name), NOW)
        viewer = await find_viewer(self.engine, secret.text, Credential.SESSION, NOW)
        assert viewer is not None
        return CommandContext(self.engine, viewer, NOW)


@pytest.fixture
async def everything(engine: AsyncEngine) -> Everything:
    staff, vault = await hire_with_passwords(engine), Vault([new_key()])
    person = await staff.person("seller")
    async with begin_unsigned(engine, person.company_id) as transaction:
        secret = await begin_secret(transaction, vault, person.user_id)
        assert await confirm_secret(transaction, vault, person.user_id, digits_of(secret, NOW), NOW)
        await recovery_codes.renew(transaction, person.user_id)
        row = {"credential_id": b"1", "user_id": person.user_id, "name": "", "public_key": b"", "sign_count": 0}
        await transaction.write(insert(Passkey).values(company_id=person.company_id, transports=[], **row))
        link = await create_way_in(transaction, person.user_id, NOW)
    step = await come_in(engine, vault, person, replaces=None, browser=UNKNOWN, now=NOW)
    assert isinstance(step, SecondFactorNeeded)
    session, token = await begin_session(engine, person, NOW), await create_token(engine, person)
    return Everything(engine, staff, vault, person, session, step.ticket, link.secret, token)


async def changed(of: Everything, ends_tokens: bool) -> None:
    command = await of.command("seller")
    _, problems = await change_password(command, current=PASSWORD, new=NEW, ends_tokens=ends_tokens, browser=UNKNOWN)
    assert problems == ()


async def reset(of: Everything, ends_tokens: bool) -> None:
    secret = await of.way_in(WayInPurpose.RESET)
    problems = await reset_password(
        of.engine, secret=secret, password=NEW, ends_tokens=ends_tokens, browser=UNKNOWN, now=NOW
    )
    assert problems == ()


async def accepted(of: Everything, _: bool) -> None:
    came = await accept_invitation(
        of.engine, of.vault, secret=of.link, password=NEW, replaces=None, browser=UNKNOWN, now=NOW
    )
    assert isinstance(came, SecondFactorNeeded)


async def factor_reset(of: Everything, _: bool) -> None:
    done = await reset_second_factor(await of.command("admin"), of.person.user_id)
    assert done.errors == ()


async def dismissed(of: Everything, _: bool) -> None:
    command = await of.command("admin")
    assert (await dismiss_user(command, of.person.user_id)).errors == ()
    # Or nothing of it would be good anyway.
    assert (await reinstate_user(command, of.person.user_id)).errors == ()


async def moved(of: Everything, _: bool) -> None:
    change = UserChange(id=of.person.user_id, email="another@example.com")
    assert (await update_user(await of.command("admin"), change)).errors == ()


FACTOR = {"app", "passkey", "codes"}


@pytest.mark.parametrize(
    ("act", "ends_tokens", "goes_on"),
    [
        (changed, False, {"token", *FACTOR}),
        (changed, True, FACTOR),
        (reset, False, {"token", *FACTOR}),
        (reset, True, FACTOR),
        (accepted, False, {"token", *FACTOR}),
        (factor_reset, False, {"token", "link"}),
        (dismissed, False, FACTOR),
        (moved, False, {"session", "ticket", "token", *FACTOR}),
    ],
)
async def test_act_ends_just_what_the_table_says(
    everything: Everything,
    act: Callable[[Everything, bool], Awaitable[None]],
    ends_tokens: bool,
    goes_on: set[str],
) -> None:
    assert await everything.goes_on() == {"session", "ticket", "token", "link", *FACTOR}
    await act(everything, ends_tokens)
    assert await everything.goes_on() == goes_on


async def test_command_line_sets_a_password_that_ends_as_much(everything: Everything) -> None:
    await save_password(everything.engine, everything.person, NEW)
    # By the clock of the machine, at which the ways in of this test are over.
    assert await everything.goes_on() - {"link"} == {"token", *FACTOR}
