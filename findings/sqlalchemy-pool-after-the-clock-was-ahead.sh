#!/usr/bin/env bash
# SQLAlchemy 2.1.9: a connection that is lost while the system's clock is ahead leaves a pool that keeps nothing. Once the clock is right
# again, each checkout closes the connection it finds and opens another one, until it is as late as it seemed to be.
# Guessed: a pool is told apart from its past by something that cannot jump, as its time-outs are (time.monotonic).
# Source: sqlalchemy/pool/base.py: Pool._invalidate and _ConnectionRecord.get_connection compare time.time() of the loss with that of
# the connection's beginning.
# Matters here: servers that start before their time service, or are restored from a snapshot, have such clocks for a while, and pay
# for a new connection with each request long after. Made here by a module's clock; the same with libfaketime.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q SQLAlchemy==2.1.9 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import time
from contextlib import suppress

from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

ahead = 0
right = time.time
time.time = lambda: right() + ahead


def opened(lost_ahead_by):
    """How many connections five checkouts open after one was lost by a clock that was ahead by so many seconds, and is right again."""
    global ahead
    count = 0

    def note(*_):
        nonlocal count
        count += 1

    engine = create_engine("sqlite:///file.db", poolclass=QueuePool)
    event.listen(engine, "connect", note)
    # Whatever fails is taken for the end of the connection, as a driver of a server tells it.
    event.listen(engine, "handle_error", lambda context: setattr(context, "is_disconnect", True))
    ahead = lost_ahead_by
    with suppress(DBAPIError), engine.connect() as connection:
        connection.execute(text("SELECT nothing_of_this_name"))
    ahead = 0
    before = count
    for _ in range(5):
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    return count - before


seen = [opened(0), opened(3600)]
print("connections opened by five checkouts after one was lost: clock right", seen[0], "- clock an hour ahead then", seen[1])
assert seen == [1, 5], seen
PYTHON
venv/bin/python look.py
