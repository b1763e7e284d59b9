"""What the audit log says of coming in and going out."""

from typing import Any

import pytest
from sqlalchemy import text

from resolvers.authentication import Browser, LogInLane, SignedIn, create_token, log_in, log_out, save_password
from tests.resolvers.authentication.staff import NOW, PASSWORD, VAULT, Staff

ADDRESS = "192.0.2.1"


@pytest.fixture
async def known(staff: Staff) -> Staff:
    await staff.save_passwords()
    return staff


async def attempt(staff: Staff, secret: str = PASSWORD, name: str = "seller", address: str = ADDRESS) -> str:
    """The secret of a session; nothing for a wrong password."""
    outcome = await log_in(
        staff.engine,
        email=f"{name}@example.com",
        password=secret,
        company=None,
        replaces=None,
        browser=Browser("Laptop", address),
        lane=LogInLane(a_minute=10_000),
        vault=VAULT,
        now=NOW,
    )
    return outcome.secret.text if isinstance(outcome, SignedIn) else ""


async def entries(staff: Staff) -> list[tuple[Any, ...]]:
    async with staff.engine.connect() as connection:
        rows = await connection.execute(
            text("SELECT actor_id, action, subject, after FROM audit_entries WHERE company_id = :ours ORDER BY id"),
            {"ours": staff.ids["ours"]},
        )
        return [tuple(row) for row in rows]


async def test_signing_in_and_out_is_told_with_browser_and_address(known: Staff) -> None:
    secret = await attempt(known)
    await log_out(known.engine, secret, NOW)
    await log_out(known.engine, secret, NOW)
    seller = known.ids["seller"]
    assert await entries(known) == [
        (seller, "logIn", f"User:{seller}", {"client": "Laptop", "address": ADDRESS}),
        (seller, "logOut", f"User:{seller}", None),
    ]


async def test_of_failures_without_end_so_many_are_told(known: Staff) -> None:
    for number in range(100):
        await attempt(known, "wrong", address=f"198.51.100.{number}")
    seller = known.ids["seller"]
    assert await entries(known) == [
        (None, "logInFailed", f"User:{seller}", {"attempts": count, "address": f"198.51.100.{count - 1}"})
        for count in (1, 10, 100)
    ]


async def test_failures_of_an_address_of_two_companies_are_told_in_both_and_of_nobody_in_none(known: Staff) -> None:
    await attempt(known, "wrong", name="twin")
    await attempt(known, "wrong", name="nobody")
    assert [each[2] for each in await entries(known)] == [f"User:{known.ids['twin']}"]
    async with known.engine.connect() as connection:
        count = text("SELECT count(*) FROM audit_entries WHERE company_id = :theirs")
        assert (await connection.execute(count, {"theirs": known.ids["theirs"]})).scalar() == 1


async def test_what_commands_do_is_told_and_no_secret_is(known: Staff) -> None:
    token = await create_token(known.engine, await known.person("seller"), "Exchange", act="createApiToken")
    await save_password(known.engine, await known.person("seller"), "correct horse battery", act="setPassword")
    await attempt(known, "a wrong one")
    found = await entries(known)
    assert [(each[0], each[1]) for each in found] == [
        (None, "createApiToken"),
        (None, "setPassword"),
        (None, "logInFailed"),
    ]
    for secret in (token.text, "correct horse", "a wrong one"):
        assert secret not in str(found)
