#!/usr/bin/env bash
# pendulum 3.3.0: half of duration(years=1), and one and a half of duration(months=1), are 0 microseconds; half of a month and three days is a day
# and a half. Half of six months is three months. A year plus eleven months is "99 weeks 2 days", and a year less a month 47 weeks.
# Guessed: half a year is six months or 182 days, or an error; years and months stay what they are when added, as they do when multiplied.
# Source: pendulum/duration.py, __truediv__ and __mul__ (years and months are rounded down as whole numbers, each by itself) and __add__;
# its documentation, "Duration", where years are 365 days and months 30.
# Matters here: a quarter of a year's subscription has no length, and a sum of periods ends on another day. Count in months yourself.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pendulum==3.3.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import pendulum

year, month = pendulum.duration(years=1), pendulum.duration(months=1)
halves = [str(length.in_words()) for length in (year / 2, month * 1.5, pendulum.duration(months=1, days=3) / 2, pendulum.duration(months=6) / 2)]
sums = [(year + pendulum.duration(months=11)).in_words(), (year - month).in_words(), (month * 3).in_words()]
ends = [str((pendulum.datetime(2026, 1, 1) + length).date()) for length in (year + pendulum.duration(months=11), pendulum.duration(years=1, months=11))]
print(halves, sums, ends)
assert halves == ["0 microseconds", "0 microseconds", "1 day 12 hours", "3 months"], halves
assert sums == ["99 weeks 2 days", "47 weeks 6 days", "3 months"], sums
assert ends == ["2027-11-27", "2027-12-01"], ends
PYTHON
venv/bin/python look.py
