#!/usr/bin/env bash
# agate 1.14.2, DuckDB 2.0.1 and Polars 2.1.0 read 03/04/2024 without a word: to agate it is the 4th of March, to DuckDB and Polars (try_parse_dates)
# the 3rd of April. A 25/04/2024 below it makes agate's column a text; the others go on.
# Guessed: what can be read in two ways is left as text by those who sniff types, or all of them sniff it alike.
# Source: DuckDB, "CSV auto detection" (date formats are tried in an order); agate/data_types/date.py; Polars, read_csv.
# Matters here: rows brought over by one tool and checked by another differ by months, with no error. Ask for the pattern.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q agate==1.14.2 duckdb==2.0.1 polars==2.1.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import duckdb
from agate import Table
from polars import read_csv

with open("deals.csv", "w") as file:
    file.write("deal,won\na,03/04/2024\nb,05/06/2024\n")
read = {
    "agate": [str(value) for value in Table.from_csv("deals.csv").columns["won"].values()],
    "DuckDB": [str(won) for _, won in duckdb.sql("SELECT * FROM 'deals.csv'").fetchall()],
    "Polars": [str(value) for value in read_csv("deals.csv", try_parse_dates=True)["won"]],
}
print(read)
with open("later.csv", "w") as file:
    file.write("deal,won\na,03/04/2024\nb,25/04/2024\n")
kind = type(Table.from_csv("later.csv").columns["won"].data_type).__name__
later = [str(won) for _, won in duckdb.sql("SELECT * FROM 'later.csv'").fetchall()], [str(value) for value in read_csv("later.csv", try_parse_dates=True)["won"]]
print("with 25/04/2024: agate", kind, "the others", later)
april = ["2024-04-03", "2024-06-05"]
seen = read, kind, later
assert seen == (
    {"agate": ["2024-03-04", "2024-05-06"], "DuckDB": april, "Polars": april},
    "Text",
    (["2024-04-03", "2024-04-25"], ["2024-04-03", "2024-04-25"]),
), seen
PYTHON
venv/bin/python look.py
