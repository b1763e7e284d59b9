#!/usr/bin/env bash
# sqlglot 30.30.0, from PostgreSQL to DuckDB 2.0.1, without a warning: to_char(…, 'HH12:MI AM') of half past three in the afternoon is "03:30 AM",
# as AM stays two letters, 'HH:MI' is "HH:30", 7 / 2 stays 7 / 2, which is 3.5 and not 3, and FETCH FIRST 2 ROWS WITH TIES is LIMIT 2.
# Guessed: what it cannot say in the other dialect it reports, as it does of FOR UPDATE.
# Source: PostgreSQL's manual on to_char (AM, HH), division of whole numbers, and SELECT; DuckDB's on / and //; sqlglot's README, on
# unsupported expressions.
# Matters here: reports of a copy in DuckDB show other times and rates than the ones of the server. Compare the results, not the statements.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q sqlglot==30.30.0 duckdb==2.0.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import logging

import duckdb
import sqlglot

warnings: list[str] = []
logging.getLogger("sqlglot").addHandler(type("Kept", (logging.Handler,), {"emit": lambda self, record: warnings.append(record.msg)})())


def look(statement: str) -> list[object]:
    rows = duckdb.sql(sqlglot.transpile(statement, read="postgres", write="duckdb")[0]).fetchall()
    return [row[0] for row in rows]


seen = [
    look("SELECT to_char(TIMESTAMP '2026-03-10 15:30:00', 'HH12:MI AM')"),
    look("SELECT to_char(TIMESTAMP '2026-03-10 15:30:00', 'HH:MI')"),
    look("SELECT 7 / 2"),
    look("SELECT a FROM (VALUES (1), (2), (2)) t(a) ORDER BY a FETCH FIRST 2 ROWS WITH TIES"),
]
print(seen, warnings)
assert seen == [["03:30 AM"], ["HH:30"], [3.5], [1, 2]], seen
assert warnings == [], warnings
sqlglot.transpile("SELECT a FROM t FOR UPDATE", read="postgres", write="duckdb")
assert len(warnings) == 1, warnings
PYTHON
venv/bin/python look.py
