#!/usr/bin/env bash
# pendulum 3.3.0: what is a month later by its own add() is no month apart by its own difference: 30 January and 29 February 2024 are 0 months
# apart, 29 February 2024 and 28 February 2025 are 11; yet 31 January and 29 February are 1. dateutil 2.9.0 says 1, 12 and 1.
# Guessed: the difference counts the steps by which add() comes to the later day, or the last day of a month counts as such for all days or for none.
# Source: https://pendulum.eustace.io/docs/ (Addition and subtraction; Difference), which does not say it.
# Matters here: "the same month of the year before", ages of deals in months and periods of subscriptions come out one short at ends of months.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pendulum==3.3.0 python-dateutil==2.9.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import date

import pendulum
from dateutil.relativedelta import relativedelta

seen = []
for start, months in ((date(2024, 1, 30), 1), (date(2024, 2, 29), 12), (date(2024, 1, 31), 1)):
    first = pendulum.date(start.year, start.month, start.day)
    later = first.add(months=months)
    apart = relativedelta(later, start)
    seen.append([str(later), (later - first).in_months(), apart.years * 12 + apart.months])
    print(first, "+", months, "months is", seen[-1][0], "which is", seen[-1][1], "months later; by dateutil", seen[-1][2])
assert [row[1:] for row in seen] == [[0, 1], [11, 12], [1, 1]], seen
PYTHON
venv/bin/python look.py
