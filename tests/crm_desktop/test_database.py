"""Engines as the server makes them."""

import time
from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from crm_desktop.cursor import LONGEST_PREPARED
from crm_desktop.database import (
    MOST_PREPARED,
    PREPARE_AFTER,
    create_engine,
    database_address,
    is_pooled,
)
from tests.conftest import CountStatements


@pytest.mark.parametrize("url", ["postgres://a@h/d", "postgresql://a@h/d", "postgresql+asyncpg://a@h/d"])
def test_any_postgresql_address_is_for_psycopg(url: str) -> None:
    assert database_address(url).render_as_string() == "postgresql+psycopg://a@h/d"


@pytest.mark.parametrize("url", ["mysql://a@h/d", "no address", ""])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"PostgreSQL|postgresql"):
        database_address(url)


@pytest.mark.parametrize(("query", "expected"), [("?pgbouncer=true", True), ("?pgbouncer=false", False), ("", False)])
def test_an_address_says_whether_there_is_a_pooler(query: str, expected: bool) -> None:
    assert is_pooled(f"postgresql://a@h/d{query}") is expected
    assert database_address(f"postgresql://a@h/d{query}").render_as_string() == "postgresql+psycopg://a@h/d"


def test_an_address_that_says_something_else_of_a_pooler_is_refused() -> None:
    with pytest.raises(ValueError, match="Expected pgbouncer=true or pgbouncer=false"):
        database_address("postgresql://a@h/d?pgbouncer=session")


async def test_statements_have_time_limits_and_run_without_jit_and_workers(engine: AsyncEngine) -> None:
    names = ["statement_timeout", "lock_timeout", "jit", "max_parallel_workers_per_gather", "timezone"]
    async with engine.connect() as connection:
        settings = [(await connection.execute(text(f"SHOW {name}"))).scalar() for name in names]
    assert settings == ["10s", "5s", "off", "0", "UTC"]


async def test_time_limit_can_be_lifted(database_url: str) -> None:
    engine = create_engine(database_url, statement_timeout=0)
    async with engine.connect() as connection:
        assert (await connection.execute(text("SHOW statement_timeout"))).scalar() == "0"
    await engine.dispose()


async def test_numbers_in_json_are_exact(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        value = (await connection.execute(text("SELECT jsonb_build_array(12345678901234567890.10, 7)"))).scalar()
    assert value == [Decimal("12345678901234567890.10"), 7]


async def test_statements_are_counted_at_the_driver(engine: AsyncEngine, count_statements: CountStatements) -> None:
    with count_statements(engine) as statements:
        async with engine.connect() as connection:
            await connection.exec_driver_sql("SELECT 1")
            await connection.execute(text("SELECT 2"))
    assert statements == ["SELECT 1", "SELECT 2"]


@pytest.mark.parametrize(
    ("statement", "params"),
    [
        ("SELECT %(a)s::int, %(b)s::text, %(a)s::int + 1, 'x%%', 5 %% 3", {"b": "50%", "a": 1, "unused": 2}),
        ("SELECT %s::int, %s::text, '%%s', '%%(a)s'", (1, "$1")),
        ("SELECT '%%', '$1'", {}),
        ("SELECT %(a)s::timestamptz[], %(b)s::jsonb", {"a": [datetime(2026, 1, 1, tzinfo=UTC)], "b": '{"a": 1}'}),
    ],
)
async def test_parameters_mean_what_they_mean_to_psycopg(
    engine: AsyncEngine, database_url: str, statement: str, params: Any
) -> None:
    async with await psycopg.AsyncConnection.connect(database_url, options="-c timezone=UTC") as plain:
        expected = await (await plain.execute(statement.encode(), params)).fetchone()
    async with engine.connect() as connection:
        assert (await connection.exec_driver_sql(statement, params)).one() == expected


async def test_many_rows_are_written_by_their_names(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.exec_driver_sql("CREATE TEMPORARY TABLE given (a int, b text)")
        rows = [{"b": f"{n}%", "a": n} for n in range(3)]
        await connection.exec_driver_sql("INSERT INTO given VALUES (%(a)s, %(b)s)", rows)
        found = await connection.exec_driver_sql("SELECT b, a FROM given ORDER BY a")
        assert [row._asdict() for row in found] == rows


async def test_a_sign_that_is_no_parameter_is_told(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        with pytest.raises(ValueError, match="Expected %%, %s or %"):
            await connection.exec_driver_sql("SELECT 'a% b', %(a)s::int", {"a": 1})


PREPARED = "SELECT statement FROM pg_prepared_statements"


async def _run(connection: AsyncConnection, statement: str, times: int) -> None:
    for _ in range(times):
        await connection.exec_driver_sql(statement)


async def test_what_comes_once_or_twice_is_not_prepared_and_what_comes_again_is(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        await _run(connection, "SELECT 'often'", PREPARE_AFTER + 1)
        await _run(connection, "SELECT 'rarely'", PREPARE_AFTER)
        prepared = (await connection.exec_driver_sql(PREPARED)).scalars().all()
    assert "SELECT 'often'" in prepared
    assert "SELECT 'rarely'" not in prepared


async def test_a_connection_that_has_seen_many_shapes_keeps_the_latest_of_them(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        for shape in range(500):
            await _run(connection, f"SELECT {shape} AS shape", PREPARE_AFTER + 1)
        prepared = (await connection.exec_driver_sql(PREPARED)).scalars().all()
    shapes = [statement for statement in prepared if "AS shape" in statement]
    assert MOST_PREPARED - 2 <= len(shapes) <= MOST_PREPARED + 1
    assert "SELECT 499 AS shape" in shapes
    assert "SELECT 0 AS shape" not in shapes


async def test_a_text_of_the_longest_is_prepared_and_a_longer_one_never(engine: AsyncEngine) -> None:
    longest = "SELECT '" + "x" * (LONGEST_PREPARED - len("SELECT ''")) + "'"
    async with engine.connect() as connection:
        await _run(connection, longest, PREPARE_AFTER + 1)
        await _run(connection, longest + " ", PREPARE_AFTER + 10)
        prepared = (await connection.exec_driver_sql(PREPARED)).scalars().all()
    assert [len(statement) for statement in prepared if "xxx" in statement] == [LONGEST_PREPARED]


@pytest.mark.parametrize(("more", "is_kept"), [(0, True), (1, False)])
async def test_a_connection_that_a_long_text_has_made_large_is_ended(
    database_url: str, more: int, is_kept: bool
) -> None:
    engine = create_engine(database_url, pool_size=1)
    pids: list[int] = []
    for statement in ("SELECT pg_backend_pid()".ljust(LONGEST_PREPARED + more), "SELECT pg_backend_pid()"):
        async with engine.connect() as connection:
            pids += (await connection.exec_driver_sql(statement)).scalars().all()
    await engine.dispose()
    assert (pids[0] == pids[1]) is is_kept


async def test_connections_are_kept_after_one_was_lost_while_the_clock_was_ahead(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def backend() -> int:
        async with engine.connect() as connection:
            return (await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()

    with monkeypatch.context() as ahead:
        later = time.time() + 400 * 86_400
        ahead.setattr("sqlalchemy.pool.base.time", SimpleNamespace(time=lambda: later))
        async with engine.connect() as connection:
            with pytest.raises(DBAPIError):
                await connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
            with pytest.raises((DBAPIError, PendingRollbackError)):
                await connection.execute(text("SELECT 1"))
    first = await backend()
    assert [await backend(), await backend()] == [first, first]
