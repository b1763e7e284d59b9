#!/usr/bin/env bash
# FREQ=YEARLY;BYWEEKNO=20, from Thursday 14 May 2026 on: dateutil 4.0.0 and rrule 2.8.1 make seven days of it each year, Monday to Sunday;
# rrule-temporal 2.2.8 makes one, the Thursday.
# Guessed: what the rule does not say comes from its start, as the hour does, in all libraries.
# Source: RFC 5545, 3.3.10 (a week number expands a yearly rule; information missing from the rule comes from DTSTART), which does not say
# which of both it is; dateutil, rrule._iterinfo.
# Matters here: a page with the one and a server with the other plan one review of a week or seven. Always write BYDAY beside it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q python-dateutil==4.0.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund rrule@2.8.1 rrule-temporal@2.2.8
cat > look.mjs <<'NODE'
import rrule from "rrule";
import { RRuleTemporal } from "rrule-temporal";

const text = "DTSTART:20260514T090000Z\nRRULE:FREQ=YEARLY;BYWEEKNO=20;COUNT=8";
const old = rrule.rrulestr(text).all().map((day) => day.toISOString().slice(0, 10));
const temporal = new RRuleTemporal({ rruleString: text }).all().map((day) => day.toPlainDate().toString());
console.log(JSON.stringify([old, temporal]));
NODE
cat > look.py <<'PYTHON'
import json
import sys

from dateutil.rrule import rrulestr

dateutil = [str(day.date()) for day in rrulestr("DTSTART:20260514T090000\nRRULE:FREQ=YEARLY;BYWEEKNO=20;COUNT=8")]
rrule, temporal = json.loads(sys.argv[1])
print("dateutil", dateutil, "\nrrule", rrule, "\nrrule-temporal", temporal)
week = [f"2026-05-{day}" for day in (14, 15, 16, 17)] + [f"2027-05-{day}" for day in (17, 18, 19, 20)]
assert dateutil == rrule == week, (dateutil, rrule)
assert temporal[:3] == ["2026-05-14", "2027-05-20", "2028-05-18"], temporal
PYTHON
venv/bin/python look.py "$(node look.mjs)"
