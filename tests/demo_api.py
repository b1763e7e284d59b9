"""The demo company behind the whole application."""

import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from resolvers.importing import import_folder
from tests.http_api import HttpApi
from tests.prepared import prepared

NOW = datetime.fromisoformat("2026-04-10T09:30:00+02:00")

ADMIN = "admin@demo.example"
HEAD = "head@demo.example"
LEAD = "lead@demo.example"
USER = "user@demo.example"


@asynccontextmanager
async def demo_api(
    database_url: str, *, deals: int, external_id: str = "demo", statement_timeout: int = 10_000
) -> AsyncIterator[HttpApi]:
    """The application over a database with a demo company of so many deals; it is the morning of 10 April 2026 in Berlin."""
    engine = create_engine(database_url, statement_timeout=statement_timeout)
    async with HttpApi(engine, NOW) as api:
        await prepared(engine, _demo_company(deals, external_id))
        yield api
    await engine.dispose()


async def add_demo_company(api: HttpApi, *, deals: int, external_id: str) -> None:
    """One more company beside those that are there; its people's addresses end in its external id."""
    await _demo_company(deals, external_id)(api.engine)


@cache
def _demo_company(deals: int, external_id: str) -> Callable[[AsyncEngine], Awaitable[None]]:
    """What imports it; the same each time, so that it is kept by it."""

    async def imported(engine: AsyncEngine) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_demo_company(Path(folder), deals=deals, seed=1, today=date(2026, 4, 10), external_id=external_id)
            await import_folder(engine, Path(folder), now=NOW)

    return imported
