#!/usr/bin/env bash
# tablib 3.10.0: a row with a timedelta cannot be written as JSON, since it is a "Circular reference detected"; as YAML neither it nor a Decimal nor
# a time of day can ("cannot represent an object"), which JSON and CSV write. CSV and ODS write the duration as "1 day, 1:00:00", a text.
# Guessed: a row goes to all formats, as text where there is no type for it, or the error names the value.
# Source: tablib/formats/_json.py, serialize_objects_handler, which gives back what it does not know, so that json meets it again; _yaml.py.
# Matters here: exports of deals with their age or hours worked fail for some formats only, with an error about something else. Write texts.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'tablib[yaml,ods]==3.10.0' 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import time, timedelta
from decimal import Decimal

import tablib


def write(value: object, form: str) -> object:
    rows = tablib.Dataset([value], headers=["value"])
    try:
        written = rows.export(form)
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:27]}"
    return tablib.Dataset().load(written, format=form)[0][0]


seen = {form: [write(value, form) for value in (timedelta(hours=25), Decimal("12.50"), time(9, 30))] for form in ("json", "yaml", "csv")}
ods = write(timedelta(hours=25), "ods")
print(seen, ods)
assert seen["json"] == ["ValueError: Circular reference detected", "12.50", "09:30:00"], seen
assert [text.startswith("RepresenterError") for text in seen["yaml"]] == [True] * 3, seen
assert seen["csv"] == ["1 day, 1:00:00", "12.50", "09:30:00"] and ods == "1 day, 1:00:00", (seen, ods)
PYTHON
venv/bin/python look.py
