#!/usr/bin/env bash
# isodate 0.7.2: it writes a date by its ISO week with the calendar's year: 1 January 2027, which is in week 53 of 2026, is 2027-W53-5, and
# 31 December 2025 is 2025-W01-3. It reads weeks right, so its own text comes back as another day, a year away.
# Guessed: a library for ISO 8601 writes what it reads.
# Source: isodate/isostrf.py, DATE_EXT_WEEK_COMPLETE ("%Y-W%W-%w": the year is the date's, the week isocalendar()'s); ISO 8601, week date.
# Matters here: figures by week are put under a week of another year, some days of each winter. Use strftime("%G-W%V-%u").
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q isodate==0.7.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import date

from isodate import DATE_EXT_WEEK_COMPLETE, date_isoformat, parse_date

seen = []
for day in (date(2027, 1, 1), date(2025, 12, 31), date(2026, 7, 1)):
    written = date_isoformat(day, DATE_EXT_WEEK_COMPLETE)
    print(day, "is written", written, "and read as", parse_date(written), "- Python writes", day.strftime("%G-W%V-%u"))
    assert parse_date(day.strftime("%G-W%V-%u")) == day
    seen.append((written, str(parse_date(written))))
assert seen == [("2027-W53-5", "2028-01-07"), ("2025-W01-3", "2025-01-01"), ("2026-W27-3", "2026-07-01")], seen
PYTHON
venv/bin/python look.py
