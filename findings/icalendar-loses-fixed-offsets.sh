#!/usr/bin/env bash
# icalendar 7.3.2: a time with a fixed offset, as datetime.fromisoformat gives it, is written with TZID="UTC+03:00", a zone that the file does not
# define, and read back by the library itself as a time without any zone. The UNTIL of a rule is written by the clock face of its zone.
# Guessed: what is no named zone is written in UTC, as other properties are (LAST-MODIFIED is), and UNTIL as RFC 5545 says.
# Source: RFC 5545, 3.2.19 (a TZID is defined by a VTIMEZONE of the file) and 3.3.10 (UNTIL in UTC where DTSTART has a zone);
# icalendar/prop, vDatetime.to_ical; PR 2709 of nextcloud/calendar has the second of another writer.
# Matters here: meetings of an exported calendar move by the offset, a series gets a meeting too many. Give .astimezone(UTC), or ZoneInfo.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q icalendar==7.3.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

calendar, event = Calendar(), Event()
event.add("dtstart", datetime.fromisoformat("2026-03-04T12:30:00+03:00"))
event.add("last-modified", datetime.fromisoformat("2026-03-04T12:30:00+03:00"))
event.add("rrule", {"freq": "weekly", "until": datetime(2026, 5, 1, tzinfo=ZoneInfo("Europe/Moscow"))})
calendar.add_component(event)
calendar.add_missing_timezones()
text = calendar.to_ical().decode()
lines = [line for line in text.splitlines() if line.startswith(("DTSTART", "LAST", "RRULE"))]
back = Calendar.from_ical(text).walk("VEVENT")[0]["dtstart"].dt
seen = lines, back.isoformat(), "BEGIN:VTIMEZONE" in text
print(*lines, f"read back as {back.isoformat()}", sep="\n")
wanted = ['DTSTART;TZID="UTC+03:00":20260304T123000', "RRULE:FREQ=WEEKLY;UNTIL=20260501T000000", "LAST-MODIFIED:20260304T093000Z"]
assert sorted(lines) == sorted(wanted) and seen[1:] == ("2026-03-04T12:30:00", False), seen
PYTHON
venv/bin/python look.py
