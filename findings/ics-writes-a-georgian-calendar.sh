#!/usr/bin/env bash
# ics 0.7.3 (PyPI): a calendar that it read from a file without CALSCALE is written with CALSCALE:GEORGIAN, which is no calendar scale; icalendar reads
# it, and recurring-ical-events 3.8.2 refuses the file as one of another calendar than the Gregorian.
# Guessed: what the file did not say is left out, as GREGORIAN is what is meant without it.
# Source: ics/serializers/icalendar_serializer.py; RFC 5545, 3.7.1 (GREGORIAN is the default and the only value).
# Matters here: calendars that went through it are refused by whoever looks, and nobody looks for this. Take the line out.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q ics==0.7.3 icalendar==7.3.2 recurring-ical-events==3.8.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import ics
import recurring_ical_events
from icalendar import Calendar

TEXT = "\r\n".join(
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//en", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260301T000000Z"]
    + ["DTSTART:20260302T093000Z", "SUMMARY:Call", "END:VEVENT", "END:VCALENDAR", ""]
)


def days(text):
    try:
        return len(recurring_ical_events.of(Calendar.from_ical(text)).between((2026, 3, 1), (2026, 4, 1)))
    except ValueError as error:
        return str(error)


written = ics.Calendar(TEXT).serialize()
seen = [line for line in written.splitlines() if line.startswith("CALSCALE")], days(TEXT), days(written)
print("written", seen[0], "| events found before and after:", *seen[1:])
assert seen == (["CALSCALE:GEORGIAN"], 1, "Only Gregorian calendars are supported."), seen
PYTHON
venv/bin/python look.py
