#!/usr/bin/env bash
# pendulum 3.3.0: 25 October 2026, 2:30 in Berlin, which is there twice, is the second one, of winter time, by datetime(), parse() and
# from_format(); of a datetime with zoneinfo, by instance(), it is the first, as in zoneinfo itself, dateutil 4.0.0 and arrow 1.4.0.
# Guessed: what extends Python's datetime takes its fold of 0, the first, unless it is told otherwise.
# Source: PEP 495 (fold is 0 by default); pendulum's datetime(), where it is 1; its documentation, "Normalization", which says so of datetime().
# Matters here: one appointment, read by two ways, is an hour apart, once a year. Pass fold=0.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pendulum==3.3.0 arrow==1.4.0 python-dateutil==4.0.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import datetime
from zoneinfo import ZoneInfo

import arrow
import pendulum
from dateutil import tz

ZONE = "Europe/Berlin"
pendulums = [
    pendulum.datetime(2026, 10, 25, 2, 30, tz=ZONE),
    pendulum.parse("2026-10-25T02:30", tz=ZONE),
    pendulum.from_format("2026-10-25 02:30", "YYYY-MM-DD HH:mm", tz=ZONE),
]
others = [
    pendulum.instance(datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo(ZONE))),
    datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo(ZONE)),
    datetime(2026, 10, 25, 2, 30, tzinfo=tz.gettz(ZONE)),
    arrow.get("2026-10-25T02:30", tzinfo=ZONE),
]
second, first = [str(time)[-6:] for time in pendulums], [str(time)[-6:] for time in others]
print(second, first)
assert (second, first) == (["+01:00"] * 3, ["+02:00"] * 4), (second, first)
PYTHON
venv/bin/python look.py
