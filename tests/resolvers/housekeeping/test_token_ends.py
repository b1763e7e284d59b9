"""People are told by mail before a token of a program ends."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication import create_token
from resolvers.housekeeping.token_ends import tell_of_ends
from tests.resolvers.authentication.staff import NOW, Staff, hire_staff

DAY = timedelta(days=1)
UNTIL = NOW + 30 * DAY


@pytest.fixture
async def staff(engine: AsyncEngine) -> Staff:
    staff = await hire_staff(engine)
    await make(staff, "boss", UNTIL)
    return staff


async def make(staff: Staff, whose: str, until: datetime | None, name: str = "Exchange") -> None:
    secret = await create_token(staff.engine, await staff.person(whose), name, expires_at=until)
    async with staff.engine.begin() as connection:
        await connection.execute(
            text("UPDATE api_tokens SET created_at = :made WHERE secret_hash = :hash"),
            {"made": NOW, "hash": secret.hash},
        )


async def told(staff: Staff, now: datetime) -> list[str]:
    """Who is told at this instant, by which of two processes does not matter."""
    await asyncio.gather(*(tell_of_ends(staff.engine, staff.ids["ours"], now) for _ in range(2)))
    async with staff.engine.begin() as connection:
        rows = await connection.execute(text("DELETE FROM outgoing_mails RETURNING recipient, language, kind, told"))
        return sorted(f"{row.recipient} {row.language} {row.kind} {row.told}" for row in rows)


async def test_the_owner_is_told_a_week_and_a_day_before_and_administrators_on_the_last_day(staff: Staff) -> None:
    words = "token_ends {'ends': '2026-04-09 14:00 (Europe/Paris)', 'owner': 'boss', 'token': 'Exchange'}"
    assert await told(staff, UNTIL - 8 * DAY) == []
    assert await told(staff, UNTIL - 7 * DAY) == [f"boss@example.com ru {words}"]
    assert await told(staff, UNTIL - 6 * DAY) == []
    assert await told(staff, UNTIL - DAY) == [f"admin@example.com en {words}", f"boss@example.com ru {words}"]
    assert await told(staff, UNTIL - DAY / 2) == []
    assert await told(staff, UNTIL) == []


async def test_nobody_is_told_twice_who_was_told_late(staff: Staff) -> None:
    assert len(await told(staff, UNTIL - DAY / 2)) == 2
    assert await told(staff, UNTIL - DAY / 4) == []


async def test_of_a_token_that_was_made_for_less_or_is_nobodys_any_more_nobody_is_told(staff: Staff) -> None:
    await make(staff, "seller", NOW + 3 * DAY, name="Short")
    await make(staff, "seller", None, name="Endless")
    assert await told(staff, NOW) == []
    assert [mail.split()[0] for mail in await told(staff, NOW + 2 * DAY)] == ["admin@example.com", "seller@example.com"]
    await staff.dismiss("boss")
    assert await told(staff, UNTIL - 7 * DAY) == []


async def test_what_a_clock_told_that_was_ahead_is_told_when_it_is_time(staff: Staff) -> None:
    assert len(await told(staff, UNTIL - DAY)) == 2
    assert await told(staff, NOW) == []
    assert len(await told(staff, UNTIL - 7 * DAY)) == 1
    assert len(await told(staff, UNTIL - DAY)) == 2
