#!/usr/bin/env bash
# pyexcel-ods3 0.6.1: a column of durations comes back from the file as two types: 25:30 as a timedelta, 1:30 as a time of day. They
# cannot be added up or compared with each other. A 1.0 comes back as the whole number 1.
# Guessed: what was written as a timedelta is read as one; OpenDocument has one type for both, and no other reading of it is exact.
# Source: pyexcel_io/service.py, time_value, which makes a time of whatever is below 24 hours.
# Matters here: time spent on activities out of a LibreOffice table; make a timedelta of each time first.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pyexcel-ods3==0.6.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
venv/bin/python - <<'PYTHON'
from datetime import time, timedelta

from pyexcel_ods3 import get_data, save_data

save_data("a.ods", {"S": [[timedelta(hours=25, minutes=30)], [timedelta(minutes=90)], [1.0]]})
seen = [row[0] for row in get_data("a.ods")["S"]]
print(seen)
assert seen == [timedelta(hours=25, minutes=30), time(1, 30), 1] and type(seen[2]) is int, seen
PYTHON
