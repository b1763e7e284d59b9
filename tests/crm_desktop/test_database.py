"""Engines as the server makes them."""

from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine, database_address
from tests.conftest import CountStatements


@pytest.mark.parametrize("url", ["postgres://a@h/d", "postgresql://a@h/d", "postgresql+asyncpg://a@h/d"])
def test_any_postgresql_address_is_for_psycopg(url: str) -> None:
    assert database_address(url).render_as_string() == "postgresql+psycopg://a@h/d"


@pytest.mark.parametrize("url", ["mysql://a@h/d", "no address", ""])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"PostgreSQL|postgresql"):
        database_address(url)


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
