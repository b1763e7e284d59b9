"""What is old is forgotten, what is not is kept, and no figure changes by it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.housekeeping import retention
from resolvers.housekeeping.retention import DEFAULT_RETENTION, Retention, forget_old
from tests.conftest import NOW
from tests.full_company import fill_every_table
from tests.resolvers.importing.stored import value
from tests.resolvers.records.office import Office
from tests.schema.every_table import fingerprint

ONE_DAY = Retention(events=1, audit=1, sessions=1, layouts=1)
LATER = NOW + timedelta(days=2)


async def count(engine: AsyncEngine, table: str) -> int:
    return await value(engine, f"SELECT count(*) FROM {table}")


@pytest.mark.parametrize(
    ("kept", "tables"),
    [
        ("events", ["events", "event_participants"]),
        ("audit", ["audit_entries"]),
        ("sessions", ["sessions", "api_tokens", "invitations"]),
    ],
)
async def test_each_is_kept_as_long_as_is_said(
    engine: AsyncEngine, office: Office, kept: str, tables: list[str]
) -> None:
    await fill_every_table(engine, office)
    for_ever = Retention(events=0, audit=0, sessions=0, layouts=0)
    await forget_old(engine, office.company_id, for_ever, LATER)
    assert [await count(engine, table) for table in tables] == [1] * len(tables)
    await forget_old(engine, office.company_id, replace(for_ever, **{kept: 3}), LATER)
    assert [await count(engine, table) for table in tables] == [1] * len(tables)
    before = await fingerprint(engine)
    await forget_old(engine, office.company_id, replace(for_ever, **{kept: 1}), LATER)
    assert [await count(engine, table) for table in tables] == [0] * len(tables)
    after = await fingerprint(engine)
    gone = {table for table, _ in before.keys() - after.keys()}
    assert gone == set(tables)
    # Besides, who keeps answers that tell of these hears of it.
    assert {table for (table, _), digest in after.items() if before.get((table, _)) != digest} <= {"data_changes"}


async def test_the_arrangement_in_force_stays_and_earlier_ones_go(engine: AsyncEngine, office: Office) -> None:
    await fill_every_table(engine, office)
    columns = "company_id, owner, owner_id, {}, saved_at, operations, state"
    listed, read = columns.format("revision"), columns.format("2")
    more = f"INSERT INTO layout_revisions ({listed}) SELECT {read} FROM layout_revisions"
    async with engine.begin() as connection:
        await connection.execute(text(more))
    await forget_old(engine, office.company_id, ONE_DAY, LATER)
    assert await value(engine, "SELECT revision FROM layout_revisions") == 2


async def test_however_many_there_are_they_go_a_few_at_a_time(
    engine: AsyncEngine, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "ROWS_AT_ONCE", 10)
    await fill_every_table(engine, office)
    more = (
        "INSERT INTO audit_entries (company_id, occurred_at, action, subject)"
        " SELECT :company, :now + n * interval '1 hour', 'viewAs', 'User:1' FROM generate_series(1, 72) AS n"
    )
    async with engine.begin() as connection:
        await connection.execute(text(more), {"company": office.company_id, "now": NOW})
    await forget_old(engine, office.company_id, ONE_DAY, LATER)
    # Of the 49 hours that began a day ago, and of those to come.
    assert await count(engine, "audit_entries") == 49


async def test_nothing_of_another_company_is_forgotten(engine: AsyncEngine, office: Office) -> None:
    await fill_every_table(engine, office)
    before = await fingerprint(engine)
    await forget_old(engine, office.foreign_company_id, ONE_DAY, LATER)
    assert await fingerprint(engine) == before


async def test_by_default_nothing_of_this_year_is_forgotten(engine: AsyncEngine, office: Office) -> None:
    await fill_every_table(engine, office)
    kept = ("events", "event_participants", "audit_entries", "layout_revisions")
    await forget_old(engine, office.company_id, DEFAULT_RETENTION, NOW + timedelta(days=366))
    assert [await count(engine, table) for table in kept] == [1, 1, 1, 1]
