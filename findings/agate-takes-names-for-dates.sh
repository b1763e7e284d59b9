#!/usr/bin/env bash
# agate 1.14.2 (under csvkit): a column of names that are also those of months and days, such as April, May and August, is a column of dates,
# in the year 1; with Sat among them it is the sixth of January. One name that is no month, and they are names again.
# Guessed: a date is found where there are figures in it.
# Source: agate/data_types/date.py, which asks parsedatetime.
# Matters here: who is responsible, and stages called by months, come out of a conversion as dates. Give the types of columns.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q agate==1.14.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from io import StringIO

from agate import Table


def read(*names):
    column = Table.from_csv(StringIO("\n".join(["responsible", *names]) + "\n")).columns[0]
    return type(column.data_type).__name__, [str(value) for value in column.values()]


seen = [read("April", "May", "August"), read("May", "Sat"), read("April", "May", "Anna")]
for kind, values in seen:
    print(kind, values)
assert seen == [
    ("Date", ["0001-04-01", "0001-05-01", "0001-08-01"]),
    ("Date", ["0001-05-01", "0001-01-06"]),
    ("Text", ["April", "May", "Anna"]),
], seen
PYTHON
venv/bin/python look.py
