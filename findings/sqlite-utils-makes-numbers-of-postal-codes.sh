#!/usr/bin/env bash
# sqlite-utils 4.2.1, `insert --csv` as it is without options: a column of 01234 and 01235 becomes INTEGER and loses its zeros, as do ids
# and telephone numbers; one of 1_000 becomes INTEGER too, with the text 1_000 in it.
# Guessed: a CSV goes in as text, as it did by itself before release 4, or what does not come back as it was stays text.
# Source: sqlite_utils/utils.py, ValueTracker, which asks Python's int() (it takes underscores); the release notes of 4.0 and, on
# postal codes, of 4.1.
# Matters here: an export that is looked at with it first and imported then; say --no-detect-types.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q sqlite-utils==4.2.1 2>&1 | grep -v -e notice -e WARNING >&2 || true

printf 'code,amount\n01234,1_000\n01235,2_000\n' > rows.csv
venv/bin/sqlite-utils insert --silent rows.db detected rows.csv --csv
venv/bin/sqlite-utils insert --silent rows.db kept rows.csv --csv --no-detect-types
seen="$(venv/bin/sqlite-utils rows rows.db detected --nl --limit 1) $(venv/bin/sqlite-utils rows rows.db kept --nl --limit 1)"
echo "$seen"
venv/bin/sqlite-utils schema rows.db detected
[ "$seen" = '{"code": 1234, "amount": "1_000"} {"code": "01234", "amount": "1_000"}' ]
venv/bin/sqlite-utils schema rows.db detected | grep -q '"amount" INTEGER'
