"""PgBouncer in front of a test's server, lending connections for a transaction."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg

from tests.postgresql_servers import USER, PostgresqlServer, wait_until

PROGRAM = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
WHY_SKIPPED = "PgBouncer is not installed. On Debian: apt-get install pgbouncer"

# Everybody who comes through it is the one role.
_CONFIGURATION = """
[databases]
crm_desktop = host={server} user={role}
[pgbouncer]
pool_mode = transaction
unix_socket_dir = {folder}
listen_port = 6432
auth_type = any
admin_users = admin
max_client_conn = 100
default_pool_size = {connections}
logfile = {folder}/log
pidfile = {folder}/pid
"""


class PgBouncer:
    """A running one, with so many connections to the server."""

    def __init__(self, server: PostgresqlServer, folder: Path, role: str, connections: int) -> None:
        assert PROGRAM
        self._folder = folder
        folder.mkdir(mode=0o755)
        configuration = folder / "pgbouncer.ini"
        text = _CONFIGURATION.format(server=server.folder, folder=folder, role=role, connections=connections)
        configuration.write_text(text)
        if USER is not None:
            shutil.chown(folder, USER)
        self._process = subprocess.Popen(
            [PROGRAM, "-q", configuration], user=USER, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until((folder / ".s.PGSQL.6432").exists)

    @property
    def url(self) -> str:
        """The address of the database, as if there were no pooler."""
        return f"postgresql://anybody@/crm_desktop?host={self._folder}&port=6432"

    def reconnect(self) -> None:
        """From now on there are new connections to the server."""
        with psycopg.connect(
            f"postgresql://admin@/pgbouncer?host={self._folder}&port=6432", autocommit=True
        ) as console:
            console.cursor(binary=False).execute("RECONNECT", prepare=False)

    def stop(self) -> None:
        """Ends it, and removes its folder."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
