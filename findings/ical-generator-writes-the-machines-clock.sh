#!/usr/bin/env bash
# ical-generator 10.2.0: an event at 09:00 UTC with timezone "Europe/Berlin", written on a machine in New York, has DTSTART;TZID=Europe/Berlin:20260310T050000:
# the machine's clock under Berlin's name, five hours off. Without a timezone it is 090000Z.
# Guessed: an instant given as a Date, with a zone beside it, is written by that zone's clock.
# Source: its README: "assumes that the given time matches the time zone", which a Date cannot.
# Matters here: appointments in a calendar feed of a server that runs in UTC; leave the zone out, or give zoned dates of Luxon or Temporal.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund ical-generator@10.2.0

cat > look.mjs <<'NODE'
import assert from "node:assert";
import ical from "ical-generator";
const start = (more) => {
  const calendar = ical();
  calendar.createEvent({ start: new Date("2026-03-10T09:00:00Z"), summary: "Call", ...more });
  return /DTSTART.*/.exec(calendar.toString())[0].trim();
};
const seen = [start({ timezone: "Europe/Berlin" }), start({})];
console.log(seen);
assert.deepStrictEqual(seen, ["DTSTART;TZID=Europe/Berlin:20260310T050000", "DTSTART:20260310T090000Z"]);
NODE
TZ=America/New_York node look.mjs
