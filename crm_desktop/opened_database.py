"""The database a command works on: the one named, or the embedded one, running as long as it is needed."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Coroutine, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.migration import DatabaseOutdatedError, check_up_to_date, migrate
from crm_desktop.session_settings import SettingsMissingError, check_session_settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OpenedDatabase:
    """Its address, and whether it is the embedded one, which is ours alone."""

    url: str
    embedded: bool


@contextmanager
def open_database(url: str | None, data_dir: Path, *, migrating: bool = False) -> Generator[OpenedDatabase]:
    """The database, up to date. The embedded one is started, migrated, and stopped at the end unless another process uses it.

    Raises what click shows when a named one cannot be reached, or lacks migrations and ``migrating`` is not asked for.
    """
    if url is not None:
        try:
            (migrate if migrating else check_up_to_date)(url)
            check_session_settings(url)
        except (DatabaseOutdatedError, SettingsMissingError) as error:
            raise click.ClickException(str(error)) from error
        except OperationalError as error:
            message = f"The database cannot be reached: {error.orig}"
            raise click.ClickException(message) from error
        yield OpenedDatabase(url, embedded=False)
        return
    # Imported only here: it is not needed, and may not be installed, where a server is named.
    from crm_desktop.embedded_server import EmbeddedServer

    try:
        server = EmbeddedServer(data_dir)
    except OSError as error:
        message = f"The embedded PostgreSQL cannot keep its data in {data_dir}: {error}"
        raise click.ClickException(message) from error
    try:
        migrate(server.url)
        yield OpenedDatabase(server.url, embedded=True)
    finally:
        server.stop()


@asynccontextmanager
async def open_engine(url: str, **options: int) -> AsyncGenerator[AsyncEngine]:
    """An engine, disposed at the end."""
    engine = create_engine(url, **options)
    try:
        yield engine
    finally:
        await engine.dispose()


def run(work: Coroutine[Any, Any, T]) -> T:
    """Runs asynchronous work on the event loop of this platform."""
    with asyncio.Runner(loop_factory=_new_event_loop) as runner:
        return runner.run(work)


def _new_event_loop() -> asyncio.AbstractEventLoop:
    if sys.platform == "win32":
        # The default there cannot wait for PostgreSQL's sockets.
        return asyncio.SelectorEventLoop()
    import uvloop

    return uvloop.new_event_loop()
