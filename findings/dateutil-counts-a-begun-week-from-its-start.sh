#!/usr/bin/env bash
# dateutil 4.0.0 and rrule 2.8.1: of "the first of Monday and Friday of each week", from Thursday 1 January 2026 on, the first is Friday 2
# January; a month that has begun is counted from its first day, so "the first Monday or Friday of each month" from 3 January on begins
# in February. rrule-temporal 2.2.8 counts weeks as months and begins on 5 January.
# Guessed: BYSETPOS counts in the whole week as in the whole month, and what is before the start is then left out.
# Source: RFC 5545, 3.3.10 (BYSETPOS is of the set of one interval of the rule); dateutil, _iterinfo.wdayset, which begins at the day it has
# come to, and mdayset, which begins with the month.
# Matters here: a series has one meeting more by the one than by the other. Let it begin on a day of its own.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q python-dateutil==4.0.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund rrule@2.8.1 rrule-temporal@2.2.8
cat > look.mjs <<'NODE'
import rrule from "rrule";
import { RRuleTemporal } from "rrule-temporal";

const [week, month] = [
  "DTSTART:20260101T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1;COUNT=3",
  "DTSTART:20260103T090000Z\nRRULE:FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=1;COUNT=2",
];
const old = [week, month].map((text) => rrule.rrulestr(text).all().map((day) => day.toISOString().slice(0, 10)));
const temporal = [week, month].map((text) => new RRuleTemporal({ rruleString: text }).all().map((day) => day.toPlainDate().toString()));
console.log(JSON.stringify([old, temporal]));
NODE
cat > look.py <<'PYTHON'
import json
import sys

from dateutil.rrule import rrulestr

texts = ["20260101T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1;COUNT=3", "20260103T090000\nRRULE:FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=1;COUNT=2"]
dateutil = [[str(day.date()) for day in rrulestr("DTSTART:" + text)] for text in texts]
rrule, temporal = json.loads(sys.argv[1])
print("dateutil", dateutil, "\nrrule", rrule, "\nrrule-temporal", temporal)
months = ["2026-02-02", "2026-03-02"]
assert dateutil == rrule == [["2026-01-02", "2026-01-05", "2026-01-12"], months], (dateutil, rrule)
assert temporal == [["2026-01-05", "2026-01-12", "2026-01-19"], months], temporal
PYTHON
venv/bin/python look.py "$(node look.mjs)"
