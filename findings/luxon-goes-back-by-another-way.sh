#!/usr/bin/env bash
# luxon 3.7.2: from 30 March 2026 to 31 January it is -1 month and -30 days, and these, added to 30 March, are 29 January; so for about one in
# five pairs of days less than four months apart. Forwards start.plus(end.diff(start)) is always the end; temporal-polyfill 1.0.8 says
# P1M28D, which comes back in both directions.
# Guessed: the difference, added to what it was taken from, gives the other, also when it is negative.
# Source: luxon, src/impl/diff.js and DateTime.diff, which exchanges the two when the other is earlier, and negates; its documentation of diff,
# which has no word of this direction.
# Matters here: "overdue by a month and 30 days" and reminders put as far before a date. Compute from the earlier one, and subtract.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund luxon@3.7.2 temporal-polyfill@1.0.8
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { DateTime } from "luxon";
import { Temporal } from "temporal-polyfill";

const [late, early] = [DateTime.utc(2026, 3, 30), DateTime.utc(2026, 1, 31)];
const back = early.diff(late, ["months", "days"]);
const other = Temporal.PlainDate.from("2026-03-30").until("2026-01-31", { largestUnit: "months" });
let forth = 0;
let missed = 0;
let pairs = 0;
for (let at = 0; at < 365; at++) {
  for (let days = 1; days < 120; days++, pairs++) {
    const end = DateTime.utc(2026, 1, 1).plus({ days: at });
    const start = end.minus({ days });
    forth += +start.plus(end.diff(start, ["months", "days"])) !== +end;
    missed += +end.plus(start.diff(end, ["months", "days"])) !== +start;
  }
}
const seen = [back.toObject(), late.plus(back).toISODate(), other.toString(), Temporal.PlainDate.from("2026-03-30").add(other).toString()];
console.log(seen, { pairs, forth, missed });
assert.deepEqual(seen, [{ months: -1, days: -30 }, "2026-01-29", "-P1M28D", "2026-01-31"]);
assert.equal(forth, 0);
assert.ok(missed / pairs > 0.2 && missed / pairs < 0.25, `${missed} of ${pairs}`);
NODE
node look.mjs
