#!/usr/bin/env bash
# Each month from 31 January 2026 on: by DuckDB 2.0.1, generate_series, it is 28 February, 28 March and 28 April; by arrow 1.4.0 and pendulum
# 3.3.0, range, 28 February, 31 March and 30 April; by dateutil 4.0.0, rrule, there is no day in February.
# Guessed: 31 March follows, as each of them makes 31 March of two months added at once.
# Source: DuckDB, generate_series (adds the step to the row before); arrow's range ("day is clipping") and pendulum's, which add to the start;
# RFC 5545 for the third.
# Matters here: dates of payments, or ends of months under a chart, made in the database are others than those of the server. Add to the start.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q duckdb==2.0.1 arrow==1.4.0 pendulum==3.3.0 python-dateutil==4.0.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import datetime

import arrow
import duckdb
import pendulum
from dateutil.rrule import MONTHLY, rrule

start, end = datetime(2026, 1, 31), datetime(2026, 4, 30)
rows = duckdb.sql("SELECT unnest(generate_series(DATE '2026-01-31', DATE '2026-04-30', INTERVAL 1 MONTH))").fetchall()
interval = pendulum.interval(pendulum.instance(start), pendulum.instance(end))
seen = {
    "DuckDB": [f"{day:%m-%d}" for (day,) in rows],
    "arrow": [f"{day.date():%m-%d}" for day in arrow.Arrow.range("month", start, end)],
    "pendulum": [f"{day:%m-%d}" for day in interval.range("months")],
    "dateutil": [f"{day:%m-%d}" for day in rrule(MONTHLY, start, until=end)],
}
at_once = duckdb.sql("SELECT strftime(DATE '2026-01-31' + INTERVAL 2 MONTH, '%m-%d')").fetchall()[0][0]
print(seen, at_once)
stay = ["01-31", "02-28", "03-31", "04-30"]
assert seen == {"DuckDB": ["01-31", "02-28", "03-28", "04-28"], "arrow": stay, "pendulum": stay, "dateutil": ["01-31", "03-31"]}, seen
assert at_once == "03-31", at_once
PYTHON
venv/bin/python look.py
