#!/usr/bin/env bash
# ical.js 2.2.1: FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO is every Monday of the year but that of week 20; rrule 2.8.1 has the one Monday. Without
# BYDAY there is no day at all.
# Guessed: a part of a rule that is parsed is heeded, or refused with an error, as BYWEEKNO in a monthly rule is.
# Source: ical.js, RecurIterator.expand_year_days (`if (this.by_data.BYWEEKNO.indexOf(weekno))`, which is true of -1 and false of 0);
# RFC 5545, 3.3.10.
# Matters here: a meeting of the year's twentieth week fills a calendar. Expand such rules with another library.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund ical.js@2.2.1 rrule@2.8.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import ICAL from "ical.js";
import rrule from "rrule";

function one(rule) {
  const days = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString("2026-05-11"));
  return Array.from({ length: 4 }, () => days.next()?.toString());
}
const other = rrule.rrulestr("DTSTART:20260511T000000Z\nRRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO").all((_, at) => at < 3);
const seen = { monday: one("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO"), week: one("FREQ=YEARLY;BYWEEKNO=20") };
console.log(seen, "rrule", other.map((day) => day.toISOString().slice(0, 10)));
assert.deepEqual(seen.monday, ["2026-05-18", "2026-05-25", "2026-06-01", "2026-06-08"]);
assert.deepEqual(seen.week, [undefined, undefined, undefined, undefined]);
assert.deepEqual(other.map((day) => day.toISOString().slice(0, 10)), ["2026-05-11", "2027-05-17", "2028-05-15"]);
NODE
node look.mjs
