#!/usr/bin/env bash
# luxon 3.7.2: set({ quarter: 2 }) leaves 31 January where it is, and fromObject({ year: 2026, quarter: 2 }) is 1 January; a unit that it does not
# know is an error. plus({ quarters: 1 }) and startOf("quarter") know it, and date-fns' setQuarter makes 30 April of it.
# Guessed: a unit that is accepted is heeded.
# Source: luxon, src/datetime.js, DateTime.set (normalizeUnit knows quarter, what follows does not ask for it); its documentation of set,
# whose example has years, months and days.
# Matters here: a report of the second quarter is one of the first, without an error. Set the month: (quarter - 1) * 3 + 1.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund luxon@3.7.2 date-fns@4.4.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { lightFormat, setQuarter } from "date-fns";
import { DateTime } from "luxon";

const day = DateTime.utc(2026, 1, 31);
const seen = {
  set: day.set({ quarter: 2 }).toISODate(),
  object: DateTime.fromObject({ year: 2026, quarter: 2 }, { zone: "utc" }).toISODate(),
  plus: day.plus({ quarters: 1 }).toISODate(),
  fns: lightFormat(setQuarter(new Date(2026, 0, 31), 2), "yyyy-MM-dd"),
};
console.log(seen);
assert.deepEqual(seen, { set: "2026-01-31", object: "2026-01-01", plus: "2026-04-30", fns: "2026-04-30" });
assert.throws(() => day.set({ quartal: 2 }), /Invalid unit/);
NODE
node look.mjs
