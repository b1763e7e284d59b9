"""Whoever asks for changes hears each of them, once, in whatever order transactions end."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import DataKind
from resolvers.changes.extent import Extent
from resolvers.changes.listener import prune_changes
from resolvers.changes.reading import (
    MAX_CHANGES,
    Change,
    Cursor,
    changes_part,
    changes_since,
    cursor_part,
    read_changes,
    read_cursor,
)
from resolvers.commands import CommandContext, begin, begin_unsigned
from resolvers.records.contact import create_contact
from resolvers.records.deal import create_deal
from resolvers.records.inputs import Move, NewContact, NewDeal
from resolvers.records.move import move_deal
from resolvers.statement import read_parts, read_parts_within
from tests.cluster import not_on_a_cluster
from tests.conftest import CountStatements
from tests.resolvers.records.office import NOW, Office


async def cursor_now(engine: AsyncEngine, office: Office) -> Cursor:
    return (await changes_since(engine, [office.company_id], None)).cursor


async def heard(engine: AsyncEngine, office: Office, cursor: Cursor) -> tuple[list[DataKind], Cursor]:
    """The kinds that were changed since a cursor, and the next one."""
    changes = await changes_since(engine, [office.company_id], cursor)
    assert changes.found is not None
    return [change.kind for change in changes.found], changes.cursor


async def add_contact(engine: AsyncEngine, office: Office, who: str = "seller") -> None:
    command = CommandContext(engine, office.viewer(who), NOW)
    assert (await create_contact(command, office.configuration, NewContact(name="Ann"))).value


async def test_a_change_is_told_with_its_people_and_times_and_then_no_more(engine: AsyncEngine, office: Office) -> None:
    cursor = await cursor_now(engine, office)
    await add_contact(engine, office)
    changes = await changes_since(engine, [office.company_id], cursor)
    seller = frozenset({office["seller"]})
    assert changes.found == (
        Change(office.company_id, DataKind.CONTACTS, Extent(seller, NOW, NOW)),
        Change(office.company_id, DataKind.EVENTS, Extent(frozenset(), NOW)),
    )
    assert (await heard(engine, office, changes.cursor))[0] == []


async def test_what_another_company_does_is_not_told(engine: AsyncEngine, office: Office) -> None:
    cursor = await cursor_now(engine, office)
    command = CommandContext(engine, office.viewer("stranger"), NOW)
    await create_contact(command, office.foreign_configuration, NewContact(name="Theirs"))
    assert (await heard(engine, office, cursor))[0] == []
    abroad = await changes_since(engine, [office.company_id, office.foreign_company_id], cursor)
    assert {change.company_id for change in abroad.found or ()} == {office.foreign_company_id}


async def test_a_transaction_that_began_first_and_ends_last_is_told_once(engine: AsyncEngine, office: Office) -> None:
    cursor = await cursor_now(engine, office)
    async with begin_unsigned(engine, office.company_id) as slow:
        slow.changes.add(DataKind.REPORTS)
        # It has its number, and a number after it is known already, before it ends.
        await slow.connection.execute(text("SELECT pg_current_xact_id()"))
        await add_contact(engine, office)
        kinds, cursor = await heard(engine, office, cursor)
        assert kinds == [DataKind.CONTACTS, DataKind.EVENTS]
    kinds, cursor = await heard(engine, office, cursor)
    assert kinds == [DataKind.REPORTS]
    assert (await heard(engine, office, cursor))[0] == []


async def test_what_is_rolled_back_is_never_told(engine: AsyncEngine, office: Office) -> None:
    cursor = await cursor_now(engine, office)
    async with begin(CommandContext(engine, office.viewer("admin"), NOW)) as transaction:
        transaction.changes.add(DataKind.REPORTS)
        transaction.note("updateReport", "Report:1", None, None)
        transaction.abandon()
    assert (await heard(engine, office, cursor))[0] == []


async def test_a_statement_tells_exactly_what_its_other_parts_see(engine: AsyncEngine, office: Office) -> None:
    """The cursor of a snapshot knows what the snapshot sees, and nothing that was written since."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        [first] = await read_parts_within(connection, [cursor_part()], {})
        await add_contact(engine, office)
        [again] = await read_parts_within(connection, [changes_part([office.company_id], read_cursor(first))], {})
        assert read_changes(again).found == ()
        behind = read_changes(again).cursor
    [document] = await read_parts(engine, [changes_part([office.company_id], behind)], {})
    assert [change.kind for change in read_changes(document).found or ()] == [DataKind.CONTACTS, DataKind.EVENTS]


@pytest.mark.parametrize(
    "make_useless",
    [
        lambda cursor: replace(cursor, taken_at=cursor.taken_at - timedelta(hours=13)),
        lambda cursor: replace(cursor, snapshot="4000000000000:4000000000000:"),
    ],
    ids=["too old", "of another database"],
)
async def test_a_cursor_that_is_good_for_nothing_says_so(
    engine: AsyncEngine, office: Office, make_useless: Callable[[Cursor], Cursor]
) -> None:
    cursor = await cursor_now(engine, office)
    changes = await changes_since(engine, [office.company_id], make_useless(cursor))
    assert changes.found is None
    assert (await heard(engine, office, changes.cursor))[0] == []


async def test_more_changes_than_anybody_looks_through_are_any_change(engine: AsyncEngine, office: Office) -> None:
    cursor = await cursor_now(engine, office)
    many = text(
        "INSERT INTO data_changes (company_id, transaction_id, kind)"
        " SELECT :company, (pg_current_xact_id()::text::bigint + number)::text::xid8, 'deals'"
        " FROM generate_series(1, :many) AS number"
    )
    async with engine.begin() as connection:
        await connection.execute(many, {"company": office.company_id, "many": MAX_CHANGES + 1})
    assert (await changes_since(engine, [office.company_id], cursor)).found is None


@not_on_a_cluster("there are no versions, for which the latest changes are kept")
async def test_only_what_no_cursor_may_ask_for_is_forgotten(engine: AsyncEngine, office: Office) -> None:
    cursor = await cursor_now(engine, office)
    await add_contact(engine, office)
    await prune_changes(engine)
    assert (await heard(engine, office, cursor))[0] == [DataKind.CONTACTS, DataKind.EVENTS]
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE data_changes SET written_at = now() - interval '25 hours'"))
    await prune_changes(engine)
    assert (await heard(engine, office, cursor))[0] == [DataKind.CONTACTS, DataKind.EVENTS], (
        "the latest are its version"
    )
    async with begin_unsigned(engine, office.company_id) as later:
        later.changes.add(DataKind.REPORTS)
    await prune_changes(engine)
    assert (await heard(engine, office, cursor))[0] == [DataKind.REPORTS]


async def test_writers_of_one_company_do_not_wait_for_each_other(engine: AsyncEngine, office: Office) -> None:
    seller, other = (CommandContext(engine, office.viewer(who), NOW) for who in ("seller", "other"))
    new = NewDeal(deal_type_id=office["retail"], name="A boat")
    deal = (await create_deal(other, office.configuration, new)).value
    assert deal
    async with begin(seller) as transaction:
        transaction.changes.add(DataKind.DEALS)
        await transaction.end()
        async with asyncio.timeout(30):
            moved = await move_deal(other, Move(deal_id=deal.id, stage_id=office["won"]))
        assert moved.value
        transaction.abandon()


async def test_a_move_takes_four_statements(
    engine: AsyncEngine, office: Office, count_statements: CountStatements
) -> None:
    command = CommandContext(engine, office.viewer("seller"), NOW)
    deal = (await create_deal(command, office.configuration, NewDeal(deal_type_id=office["retail"], name="A"))).value
    assert deal
    with count_statements(engine) as statements:
        await move_deal(command, Move(deal_id=deal.id, stage_id=office["won"]))
    # The deal; the types that are named; its ledger; the new row, the one before it, where the deal stands, event and signal.
    assert len(statements) == 4
