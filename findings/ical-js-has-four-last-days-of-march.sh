#!/usr/bin/env bash
# ical.js 2.2.1: BYMONTHDAY=28,29,30,31;BYSETPOS=-1, the last day of each month, is the 28th, 29th, 30th and 31st of March, but only the 28th
# of February; of a week's Monday and Friday BYSETPOS=-1 takes both. BYDAY=FR;BYSETPOS=-1 is the month's last Friday. rrule 2.8.1 has one
# day each.
# Guessed: BYSETPOS is heeded in all rules, or refused.
# Source: RFC 5545, 3.3.10, BYSETPOS; ical.js, RecurIterator (check_set_position is asked in two kinds of rules only); issues 960 and 1039
# of kewisch/ical.js.
# Matters here: "the last day of the month" is how calendars write a month's report. BYMONTHDAY=-1 says the same, and is right.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund ical.js@2.2.1 rrule@2.8.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import ICAL from "ical.js";
import rrule from "rrule";

const both = (start, rule, count) => {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString(start));
  const other = rrule.rrulestr(`DTSTART:${start.replaceAll("-", "")}T000000Z\nRRULE:${rule}`).all((_, at) => at < 3);
  return [Array.from({ length: count }, () => iterator.next().toString().slice(5)), other.map((day) => day.toISOString().slice(5, 10))];
};
const month = both("2026-01-31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", 6);
const week = both("2026-01-02", "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1", 3);
const friday = both("2026-01-30", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", 3);
console.log({ month, week, friday });
assert.deepEqual(month, [["01-31", "02-28", "03-28", "03-29", "03-30", "03-31"], ["01-31", "02-28", "03-31"]]);
assert.deepEqual(week, [["01-02", "01-05", "01-09"], ["01-02", "01-09", "01-16"]]);
assert.deepEqual(friday, [["01-30", "02-27", "03-27"], ["01-30", "02-27", "03-27"]]);
NODE
node look.mjs
