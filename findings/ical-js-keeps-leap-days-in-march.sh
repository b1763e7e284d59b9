#!/usr/bin/env bash
# ical.js 2.2.1: what is each year from 29 February on is on 1 March in other years; what is each month from the 31st on is left out of
# short months, and so is the leap day as BYMONTH=2;BYMONTHDAY=29. rrule 2.8.1 leaves out both.
# Guessed: days that do not exist are treated alike, by months and by years.
# Source: RFC 5545, 3.3.10 (recurrence rules that give an invalid date: such instances are ignored and not counted).
# Matters here: birthdays and yearly renewals of contracts: the page shows one that the server's calendar does not have.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund ical.js@2.2.1 rrule@2.8.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import ICAL from "ical.js";
import rrule from "rrule";

function days(start, rule) {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString(start));
  return Array.from({ length: 3 }, () => iterator.next().toString());
}
const seen = {
  yearly: days("2024-02-29", "FREQ=YEARLY"),
  spelled: days("2024-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
  monthly: days("2026-01-31", "FREQ=MONTHLY"),
  rrule: rrule.rrulestr("DTSTART:20240229T000000Z\nRRULE:FREQ=YEARLY").all((_, at) => at < 3).map((day) => day.toISOString().slice(0, 10)),
};
console.log(seen);
assert.deepEqual(seen, {
  yearly: ["2024-02-29", "2025-03-01", "2026-03-01"],
  spelled: ["2024-02-29", "2028-02-29", "2032-02-29"],
  monthly: ["2026-01-31", "2026-03-31", "2026-05-31"],
  rrule: ["2024-02-29", "2028-02-29", "2032-02-29"],
});
NODE
node look.mjs
