#!/usr/bin/env bash
# petl 1.7.30: selectgt(table, "sum", 100) of a CSV file gives all rows, with 50, with "n/a" and with nothing in the cell, and selectlt none: any text is
# more than any number, as it was in Python 2. join() matches what has no key with what has none, each with each.
# Guessed: numbers are compared as numbers, or a TypeError says that one is a text, as Python does; nothing is equal to nothing in no join of SQL.
# Source: petl/comparison.py, Comparable (None, then numbers, then all else); petl/transform/joins.py; fromcsv's documentation (all values
# are strings).
# Matters here: deals above a sum are picked from an export, and all are; contacts without an address are joined to each other's companies.
# Convert the column first, and leave out rows without a key.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q petl==1.7.30 2>&1 | grep -v -e notice -e WARNING >&2 || true
printf 'name,sum\nAnna,50\nBoris,200\nVera,\nGleb,n/a\n' > deals.csv
cat > look.py <<'PYTHON'
import petl


def first(table):
    return [row[0] for row in petl.data(table)]


deals = petl.fromcsv("deals.csv")
people = [["mail", "person"], ["anna@crm.example", "Anna"], [None, "Boris"]]
firms = [["mail", "firm"], ["anna@crm.example", "Rose"], [None, "Lily"], [None, "Poppy"]]
seen = {
    "above": first(petl.selectgt(deals, "sum", 100)),
    "below": first(petl.selectlt(deals, "sum", 100)),
    "converted": first(petl.selectgt(petl.convert(deals, "sum", float, failonerror=False), "sum", 100)),
    "joined": [tuple(row) for row in petl.data(petl.join(people, firms, key="mail"))],
}
print(seen)
assert seen == {
    "above": ["Anna", "Boris", "Vera", "Gleb"],
    "below": [],
    "converted": ["Boris"],
    "joined": [(None, "Boris", "Lily"), (None, "Boris", "Poppy"), ("anna@crm.example", "Anna", "Rose")],
}, seen
PYTHON
venv/bin/python look.py
