#!/usr/bin/env bash
# date-fns 4.4.0 with @date-fns/tz 1.5.0, on a machine in UTC: isSameDay(moscow, date) is false and isSameDay(date, moscow) true, for a TZDate of
# 11 March 01:30 in Moscow and a Date of 10 March noon; differenceInCalendarDays is 1 one way and 0 the other. compareAsc is not concerned.
# Guessed: being on the same day is a question about two, whose order is nothing to it; or the one that names a zone decides.
# Source: date-fns, lib/_lib/normalizeDates.js (both are made of the kind of the first, of those that are objects), which its
# documentation of isSameDay does not say; issue 584 of moment/luxon has the same of another library.
# Matters here: "due today", asked as isSameDay(now, due) in one place and the other way round in another, differs in the evening.
# Pass { in: tz("Europe/Moscow") } wherever a zone is meant.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund date-fns@4.4.0 @date-fns/tz@1.5.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { compareAsc, differenceInCalendarDays, isSameDay } from "date-fns";
import { TZDate, tz } from "@date-fns/tz";

const date = new Date("2026-03-10T12:00:00Z");
const moscow = new TZDate("2026-03-10T22:30:00Z", "Europe/Moscow");
const seen = {
  same: [isSameDay(moscow, date), isSameDay(date, moscow)],
  days: [differenceInCalendarDays(moscow, date), differenceInCalendarDays(date, moscow)],
  order: [compareAsc(moscow, date), compareAsc(date, moscow)],
  told: [moscow, date].map((each) => isSameDay(each, each === date ? moscow : date, { in: tz("Europe/Moscow") })),
};
console.log(seen);
assert.deepStrictEqual(seen, { same: [false, true], days: [1, 0], order: [1, -1], told: [false, false] });
NODE
TZ=UTC node look.mjs
