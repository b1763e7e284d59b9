#!/usr/bin/env bash
# ics 0.7.3 (PyPI): of an event that repeats it turns the beginning to UTC when it writes it, and leaves the rule. A meeting each Monday at half past
# midnight in Berlin begins on Sunday at 23:30 in UTC, "each Monday": it is now on Tuesdays, and after the change of clocks an hour off.
# Guessed: what the library does not know, a rule, it keeps together with what the rule is about.
# Source: ics/serializers/event_serializer.py, serialize_start; RFC 5545, 3.3.10 (BYDAY is in the zone of DTSTART);
# issue 188 of ics-py/ics-py.
# Matters here: a calendar read, completed and written back has its series on other days. Use icalendar for anything with RRULE.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q ics==0.7.3 icalendar==7.3.2 recurring-ical-events==3.8.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from zoneinfo import ZoneInfo

import icalendar
import ics
import recurring_ical_events

TEXT = "\r\n".join(
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//en", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260301T000000Z", "SUMMARY:Plan of the week"]
    + ["DTSTART;TZID=Europe/Berlin:20260302T003000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO", "END:VEVENT", "END:VCALENDAR", ""]
)


def times(calendar):
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar)).between((2026, 3, 16), (2026, 4, 15))
    return [event["dtstart"].dt.astimezone(ZoneInfo("Europe/Berlin")).strftime("%a %d.%m %H:%M") for event in found]


before, after = times(TEXT), times(ics.Calendar(TEXT).serialize().replace("CALSCALE:GEORGIAN\r\n", ""))
print("before", before, "\nafter ", after)
assert before[0] == "Mon 16.03 00:30" and before[-1] == "Mon 13.04 00:30", before
assert after[0] == "Tue 17.03 00:30" and after[-1] == "Tue 14.04 01:30", after
PYTHON
venv/bin/python look.py
