"""Coming in at the very moment at which a password is changed, or somebody is dismissed."""

import asyncio

import pytest
from sqlalchemy import text

from resolvers.authentication import (
    UNKNOWN,
    Person,
    begin_session,
    come_in,
    hash_password,
    save_password,
    set_password,
)
from resolvers.commands import begin_unsigned
from resolvers.errors import ErrorCode, RequestError
from tests.resolvers.authentication.staff import NOW, VAULT, Staff


@pytest.fixture
async def seller(staff: Staff) -> Person:
    """As they were found when they gave their password."""
    await staff.save_passwords()
    return await staff.person("seller")


async def sessions(staff: Staff) -> int:
    async with staff.engine.connect() as connection:
        return (await connection.execute(text("SELECT count(*) FROM sessions WHERE revoked_at IS NULL"))).scalar_one()


async def test_password_that_was_replaced_since_it_was_looked_at_lets_nobody_in(staff: Staff, seller: Person) -> None:
    await save_password(staff.engine, seller, "another long one")
    for coming in (
        begin_session(staff.engine, seller, NOW),
        come_in(staff.engine, VAULT, seller, replaces=None, browser=UNKNOWN, now=NOW),
    ):
        with pytest.raises(RequestError) as refused:
            await coming
        assert refused.value.code is ErrorCode.CONFLICT
    assert await sessions(staff) == 0


async def test_who_was_dismissed_since_they_were_found_gets_no_session(staff: Staff, seller: Person) -> None:
    await staff.dismiss("seller")
    with pytest.raises(RequestError):
        await begin_session(staff.engine, seller, NOW)


async def test_session_begun_beside_a_new_password_is_ended_by_it_or_waits_for_it(staff: Staff, seller: Person) -> None:
    new = await hash_password("another long one")
    async with begin_unsigned(staff.engine, seller.company_id) as transaction:
        await set_password(transaction, seller.user_id, new, NOW)
        beginning = asyncio.create_task(begin_session(staff.engine, seller, NOW))
        done, _ = await asyncio.wait({beginning}, timeout=0.2)
        assert not done
    with pytest.raises(RequestError):
        await beginning
    assert await sessions(staff) == 0
