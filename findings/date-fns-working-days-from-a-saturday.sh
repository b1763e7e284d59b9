#!/usr/bin/env bash
# date-fns 4.4.0: one working day added to a Saturday is Monday, and between the two are none, by its own differenceInBusinessDays; five added
# are Friday, and four between. From working days it agrees with itself. Between Friday and Saturday is one day, between Saturday and Friday none.
# Guessed: the difference counts the days by which adding comes there.
# Source: date-fns' documentation of addBusinessDays and differenceInBusinessDays, which have no word of a start at a weekend.
# Matters here: due dates "in five working days" of what comes in at a weekend, and how much of them is left. Move the start to Monday first.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund date-fns@4.4.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { addBusinessDays, differenceInBusinessDays } from "date-fns";

const look = (start) => [1, 5].map((days) => differenceInBusinessDays(addBusinessDays(start, days), start));
const seen = { saturday: look(new Date(2026, 2, 7)), sunday: look(new Date(2026, 2, 8)), monday: look(new Date(2026, 2, 9)) };
const around = [differenceInBusinessDays("2026-03-07", "2026-03-06"), differenceInBusinessDays("2026-03-06", "2026-03-07")];
console.log(seen, around, addBusinessDays(new Date(2026, 2, 7), 1).toISOString());
assert.deepEqual(seen, { saturday: [0, 4], sunday: [0, 4], monday: [1, 5] });
assert.deepEqual(around.map((days) => days + 0), [1, 0]);
assert.equal(addBusinessDays(new Date(2026, 2, 7), 1).getDay(), 1);
NODE
TZ=UTC node look.mjs
