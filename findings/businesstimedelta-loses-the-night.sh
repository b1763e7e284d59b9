#!/usr/bin/env bash
# businesstimedelta 1.0.1: of a night shift, 22:00 to 6:00, from 23:00 to 5:00 are 0 hours, and so are the whole 22:00 to 6:00; from 21:00 to 7:00 they are the 8
# that they are. Four hours from 23:00 on end at 2:00 of the night after next. And from Monday back to Friday are as many hours as forth.
# Guessed: a shift that its README shows is counted from within as from before, and a difference the other way round has a minus, as with datetime.
# Source: businesstimedelta/rules/workdayrules.py, WorkDayRule.next (from the shift's start on it takes the next day's) and its README, "Overnight Shifts";
# rules/rule.py, difference (sorts the two).
# Matters here: time to answer, of a desk that works at night, is 0 for whoever wrote at night; what was answered before it was due looks late.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q businesstimedelta==1.0.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import datetime, time

from businesstimedelta import BusinessTimeDelta, Rules, WorkDayRule

night = Rules([WorkDayRule(start_time=time(22), end_time=time(6), working_days=[0, 1, 2, 3, 4])])
day = Rules([WorkDayRule(start_time=time(9), end_time=time(18), working_days=[0, 1, 2, 3, 4])])


def march(day, hour):
    return datetime(2026, 3, day, hour)


def hours(rules, start, end):
    return rules.difference(start, end).timedelta.total_seconds() / 3600


seen = {
    "21 to 7": hours(night, march(9, 21), march(10, 7)),
    "22 to 6": hours(night, march(9, 22), march(10, 6)),
    "23 to 5": hours(night, march(9, 23), march(10, 5)),
    "four hours from 23 on": f"{march(9, 23) + BusinessTimeDelta(night, hours=4):%d %H:%M}",
    "forth": hours(day, march(6, 17), march(9, 10)),
    "back": hours(day, march(9, 10), march(6, 17)),
}
print(seen)
assert seen == {"21 to 7": 8, "22 to 6": 0, "23 to 5": 0, "four hours from 23 on": "11 02:00", "forth": 2, "back": 2}, seen
PYTHON
venv/bin/python look.py
