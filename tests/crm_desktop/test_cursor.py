"""Several statements in one way to the database, beside the same ones one by one."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from crm_desktop.cursor import numbered
from crm_desktop.database import MOST_PREPARED, PREPARE_AFTER
from models import Role
from resolvers.autocommit import rows_of
from resolvers.sending import end_with, rows_together, rows_within

ADD = "INSERT INTO numbers VALUES (%(number)s::bigint)"
ALL = "SELECT array_agg(number ORDER BY number) FROM numbers"
PREPARED = "SELECT statement FROM pg_prepared_statements WHERE statement LIKE %(like)s::text"


@asynccontextmanager
async def numbers(engine: AsyncEngine) -> AsyncGenerator[AsyncConnection]:
    """A connection that has a table of its own, and no transaction yet."""
    async with engine.connect() as connection:
        await connection.exec_driver_sql("CREATE TEMPORARY TABLE numbers (number bigint PRIMARY KEY)")
        await connection.commit()
        yield connection
        await connection.rollback()
        await connection.exec_driver_sql("DROP TABLE numbers")
        await connection.commit()


async def test_each_sees_what_was_written_before_it(engine: AsyncEngine) -> None:
    async with numbers(engine) as connection:
        several = [(ALL, {}), (ADD, {"number": 1}), (ALL, {}), (ADD, {"number": 2}), (ALL, {})]
        assert await rows_together(connection, several) == [[(None,)], (), [([1],)], (), [([1, 2],)]]


async def test_of_what_comes_after_one_that_fails_nothing_is_done(engine: AsyncEngine) -> None:
    async with numbers(engine) as connection:
        with pytest.raises(IntegrityError):
            await rows_together(connection, [(ADD, {"number": number}) for number in (1, 1, 2)])
        await connection.rollback()
        assert await rows_within(connection, ALL, {}) == [(None,)]


async def test_a_transaction_begins_and_ends_in_the_way_of_its_statements(engine: AsyncEngine) -> None:
    async with numbers(engine) as connection:
        async with connection.begin():
            await rows_within(connection, ADD, {"number": 1})
            await end_with(connection, (ADD, {"number": 2}))
        async with connection.begin() as taken_back:
            await rows_within(connection, ADD, {"number": 3})
            await taken_back.rollback()
        assert await rows_within(connection, ALL, {}) == [([1, 2],)]


async def test_a_statement_by_itself_is_committed_and_its_connection_left_without_a_transaction(
    engine: AsyncEngine,
) -> None:
    name = "SELECT set_config('application_name', %(name)s::text, false)"
    before = await rows_of(engine, "SELECT pg_backend_pid(), current_setting('application_name')", {})
    try:
        # What is set in a transaction that is taken back is not set.
        await rows_of(engine, name, {"name": "by itself"})
        async with engine.connect() as connection:
            [[pid, is_set]] = await rows_within(
                connection, "SELECT pg_backend_pid(), current_setting('application_name')", {}
            )
            assert (pid, is_set) == (before[0][0], "by itself")
    finally:
        await rows_of(engine, name, {"name": before[0][1]})


async def test_what_is_found_wrong_at_the_end_is_told_and_takes_all_back(engine: AsyncEngine) -> None:
    async with numbers(engine) as connection:
        async with connection.begin():
            deferred = "ALTER TABLE numbers DROP CONSTRAINT numbers_pkey, ADD PRIMARY KEY (number) DEFERRABLE INITIALLY DEFERRED"
            await connection.exec_driver_sql(deferred)
        await connection.begin()
        await rows_within(connection, ADD, {"number": 1})
        with pytest.raises(IntegrityError):
            await end_with(connection, (ADD, {"number": 1}))
        await connection.rollback()
        assert await rows_within(connection, ALL, {}) == [(None,)]


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        (None, "bigint"),
        (7, "smallint"),
        (-40_000, "bigint"),
        (2**62, "bigint"),
        (True, "boolean"),
        (Decimal("-1.50"), "numeric"),
        ('„O\'Brien“ \\ %s {"a"}', "text"),
        (b"\x00\xff'", "bytea"),
        (date(2026, 3, 1), "date"),
        (datetime(2026, 3, 1, 9, 30, 0, 250, tzinfo=UTC), "timestamptz"),
        ([], "bigint[]"),
        ([1, 40_000, 2**40], "bigint[]"),
        ([None, "a,b", 'c"d', "{}", "", "NULL", "e\\f\\n "], "text[]"),
        ([Role.ADMIN, Role.USER], "text[]"),
        ([Decimal("-1.50"), None], "numeric[]"),
        ([True, False], "boolean[]"),
        ([None, datetime(2026, 3, 1, tzinfo=UTC)], "timestamptz[]"),
        ('{"1": 10.250, "2": [null]}', "jsonb"),
    ],
)
async def test_values_come_and_go_as_they_do_by_themselves(engine: AsyncEngine, value: Any, type_: str) -> None:
    statement, params = f"SELECT %(value)s::{type_}, '100%%', %(value)s::{type_} IS NULL", {"value": value}
    async with engine.connect() as connection:
        by_itself = (await connection.exec_driver_sql(statement, params)).all()
        for _ in range(PREPARE_AFTER + 2):
            assert await rows_within(connection, statement, params) == [tuple(row) for row in by_itself]


async def test_one_by_itself_begins_nothing(engine: AsyncEngine) -> None:
    # Which may be done in no transaction.
    assert await rows_of(engine, "VACUUM data_changes", {}) == ()


async def test_what_was_begun_and_not_ended_is_taken_back_with_its_connection(engine: AsyncEngine) -> None:
    change = "INSERT INTO data_changes (company_id, kind) VALUES (7, 'deals')"
    for wrong in (None, "SELECT nothing_like_that"):
        async with engine.connect() as connection:
            await rows_within(connection, change, {})
            with nullcontext() if wrong is None else pytest.raises(ProgrammingError):
                await rows_within(connection, wrong or change.replace("7", "8"), {})
        assert await rows_of(engine, "SELECT count(*) FROM data_changes", {}) == [(0,)]


async def test_it_is_one_prepared_statement_whatever_the_values(engine: AsyncEngine) -> None:
    values: Sequence[object] = [1, None, 100_000, 2**40]
    async with engine.connect() as connection:
        for value in values:
            await rows_within(connection, "SELECT %(value)s::bigint AS whatever", {"value": value})
        [found] = await rows_together(connection, [(PREPARED, {"like": "% AS whatever"})])
    assert found == [("SELECT $1::bigint AS whatever",)]


async def test_a_connection_keeps_the_latest_shapes_prepared(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        for shape in range(3 * MOST_PREPARED):
            for _ in range(PREPARE_AFTER + 1):
                await rows_within(connection, f"SELECT {shape} AS kept", {})
        found = await rows_within(connection, PREPARED, {"like": "%AS kept"})
    assert MOST_PREPARED - 2 <= len(found) <= MOST_PREPARED + 1


async def test_what_cannot_be_prepared_is_refused_each_time_and_does_no_harm(engine: AsyncEngine) -> None:
    for _ in range(PREPARE_AFTER + 2):
        with pytest.raises(ProgrammingError):
            await rows_of(engine, "SELECT nothing_like_that", {})
        with pytest.raises(DataError):
            await rows_of(engine, "SELECT %(value)s::bigint AS wrong", {"value": "x"})
        assert await rows_of(engine, "SELECT %(value)s::bigint AS right", {"value": 1}) == [(1,)]


async def test_much_goes_both_ways_at_once(engine: AsyncEngine) -> None:
    text = "x" * 3_000_000
    several = [("SELECT repeat('y', 3000000), %(text)s::text", {"text": text})] * 4
    async with engine.connect() as connection:
        assert await rows_together(connection, several) == [[("y" * 3_000_000, text)]] * 4


async def test_who_is_cancelled_leaves_nothing_running_and_nobody_a_connection_in_the_middle(
    engine: AsyncEngine,
) -> None:
    running = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE %(like)s::text AND state = 'active' AND pid <> pg_backend_pid()"
    waits = "SELECT 'cancelled soon', pg_sleep(%(seconds)s::int)"

    async def count() -> int:
        [[found]] = await rows_of(engine, running, {"like": "SELECT 'cancelled soon'%"})
        return found

    async def wait() -> None:
        async with engine.connect() as connection:
            await rows_together(connection, [("SELECT 1", {}), (waits, {"seconds": 60}), ("SELECT 2", {})])

    task = asyncio.create_task(wait())
    while not await count():
        pass
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    while await count():
        pass
    assert [await rows_of(engine, "SELECT 3", {}) for _ in range(3)] == [[(3,)]] * 3


def test_names_become_numbers_and_values_come_in_their_order() -> None:
    found = numbered("SELECT %(b)s::int, %(a)s, %(b)s, 7 %% 4")
    assert (found.query, found.values({"a": 1, "b": 2})) == (b"SELECT $1::int, $2, $1, 7 % 4", [2, 1])
