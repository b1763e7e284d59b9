#!/usr/bin/env bash
# frictionless 5.21.0: a column of numbers with decimal commas below 90, such as 55,37, is one of places on the globe, and reads as [55, 37];
# a column of telephones with a plus is one of whole numbers, and loses the plus. 1234,50 beside them makes the first a text.
# Guessed: what is no number by the English form is left as text.
# Source: frictionless, "Table schema", geopoint ("lon, lat"); Detector, field_confidence and the order of candidates.
# Matters here: hours, rates and small prices of a Russian or German export arrive as pairs of numbers. Give a schema with decimalChar.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q frictionless==5.21.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from frictionless import Resource

seen = []
for prices in (["55,37", "40,10"], ["55,37", "1234,50"]):
    with open("deals.csv", "w") as file:
        file.write("price;telephone\n" + "".join(f"{price};+7916123456{n}\n" for n, price in enumerate(prices)))
    with Resource(path="deals.csv") as read:
        rows = read.read_rows()
        seen.append(([(field.name, field.type) for field in read.schema.fields], [[str(row["price"]), row["telephone"]] for row in rows]))
    print(*seen[-1])
phones = [79161234560, 79161234561]
assert seen[0] == ([("price", "geopoint"), ("telephone", "integer")], [["[55.0, 37.0]", phones[0]], ["[40.0, 10.0]", phones[1]]]), seen
assert seen[1][0] == [("price", "string"), ("telephone", "integer")], seen
PYTHON
venv/bin/python look.py
