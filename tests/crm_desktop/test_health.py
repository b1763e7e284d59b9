"""What a server says of itself while something is wrong with its database, or it is about to end."""

from collections.abc import Callable

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from crm_desktop.migration import migrate
from tests.postgresql_servers import PostgresqlServer
from tests.small_disk import full, small_disk

PROBES = ("/livez", "/healthz", "/readyz")


async def statuses(engine: AsyncEngine, *, is_ending: bool = False) -> tuple[list[int], str]:
    """What the probes answer, and the reason that the last one gives."""
    app = create_app(engine)
    app.state.is_ending = is_ending
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://crm.test") as client:
        answers = [await client.get(probe) for probe in PROBES]
    assert all("retry-after" in answer.headers for answer in answers if answer.status_code == 503)
    return [answer.status_code for answer in answers], answers[-1].json()["status"]


async def test_a_server_that_is_well_says_so(engine: AsyncEngine) -> None:
    assert await statuses(engine) == ([200, 200, 200], "ok")


async def test_a_process_whose_database_is_lost_lives_and_serves_nobody() -> None:
    engine = create_engine("postgresql://nobody@127.0.0.1:1/nothing")
    assert await statuses(engine) == ([200, 503, 503], "database unavailable")


async def test_a_database_that_lacks_migrations_is_not_ready(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    assert await statuses(engine) == ([200, 200, 503], "database lacks migrations")


async def test_a_database_that_a_newer_version_migrated_is_ready(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert await statuses(engine) == ([200, 200, 200], "ok")


async def test_a_database_that_is_read_only_can_be_read(
    create_database: Callable[[], str],
) -> None:
    engine = create_engine(create_database())
    async with engine.begin() as connection:
        [name] = (await connection.exec_driver_sql("SELECT quote_ident(current_database())")).one()
        await connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    await engine.dispose()
    assert await statuses(engine) == ([200, 200, 503], "database cannot be written")
    await engine.dispose()


async def test_a_server_that_is_about_to_end_sends_new_clients_elsewhere(engine: AsyncEngine) -> None:
    assert await statuses(engine, is_ending=True) == ([200, 200, 503], "server is ending")


@pytest.mark.database
async def test_a_full_disk_can_be_read_and_is_ready_again_once_there_is_room() -> None:
    with small_disk(120) as disk:
        server = PostgresqlServer.new(disk / "server")
        try:
            migrate(server.url)
            engine = create_engine(server.url)
            assert await statuses(engine) == ([200, 200, 200], "ok")
            with full(disk):
                assert await statuses(engine) == ([200, 200, 503], "database cannot be written")
            assert await statuses(engine) == ([200, 200, 200], "ok")
            await engine.dispose()
        finally:
            server.stop("immediate")
