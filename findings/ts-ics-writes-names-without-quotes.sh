#!/usr/bin/env bash
# ts-ics 2.4.6: the name of an organizer or a guest is written as it is. "Иванова, Анна" is two names to icalendar 7.3.2; of "ООО: Ромашка"
# ts-ics itself, too, reads the name ООО and an address that begins with Ромашка; with a semicolon icalendar finds no organizer.
# Guessed: names that it reads in quotes it writes in quotes, as it puts backslashes into a summary.
# Source: RFC 5545, 3.1 and 3.2 (a parameter's value with a comma, a colon or a semicolon is put in double quotes).
# Matters here: invitations to people as directories have them, "surname, name", lose who invited. Put the quotes around by yourself.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q icalendar==7.3.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund ts-ics@2.4.6
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { convertIcsCalendar, generateIcsCalendar } from "ts-ics";

const start = { date: new Date("2026-03-10T09:00:00Z") };
const write = (name) =>
  generateIcsCalendar({
    version: "2.0",
    prodId: "-//example//en",
    events: [{ uid: "1", stamp: start, start, duration: { hours: 1 }, summary: "x", organizer: { name, email: "anna@example.com" } }],
  });
const { name, email } = convertIcsCalendar(undefined, write("ООО: Ромашка")).events[0].organizer;
assert.deepEqual([name, email], ["ООО", " Ромашка:anna@example.com"]);
console.log(JSON.stringify(["Иванова, Анна", "ООО: Ромашка", "Отдел; продажи"].map(write)));
NODE
cat > look.py <<'PYTHON'
import json
import sys

import icalendar

seen = []
for text in json.loads(sys.argv[1]):
    organizer = icalendar.Calendar.from_ical(text).events[0].get("ORGANIZER")
    seen.append(organizer and (organizer.params["CN"], str(organizer)))
print(seen)
assert seen == [(["Иванова", " Анна"], "MAILTO:anna@example.com"), ("ООО", " Ромашка:MAILTO:anna@example.com"), None], seen
PYTHON
venv/bin/python look.py "$(node look.mjs)"
