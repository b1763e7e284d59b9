#!/usr/bin/env bash
# spacetime 7.15.0: clocks change on the same days of all years, those of the year it was released in: in New York summer time begins on 8 March in 2024 and 2027
# too, days before it does (the 10th and the 14th), and in Berlin it ends on 25 October. Kazakhstan has its present time in 2023 as well,
# an hour off.
# Guessed: the rules of today hold for all years, "the second Sunday of March", as zones have them; the past of Kazakhstan may be missing.
# Source: its README, "Historical timezone info" (only the latest information is kept, and applied to the past); zonefile/_build.js (a day and a month for each change);
# Intl of Node.js, which has the whole of the time-zone database.
# Matters here: meetings of next year's March and October, and calls of last year's, are an hour off in Europe and America. Use Intl, Luxon or Temporal.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund spacetime@7.15.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import spacetime from "spacetime";

const hours = (zone, instant) => spacetime(instant).goto(zone).offset() / 60;
const known = (zone, instant) => {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(new Date(instant));
  return Number(parts.find(({ type }) => type === "timeZoneName").value.slice(3, 6));
};
const seen = {};
for (const [zone, day] of [
  ["America/New_York", "2024-03-09"], ["America/New_York", "2026-03-09"], ["America/New_York", "2027-03-10"],
  ["Europe/Berlin", "2026-10-28"], ["Europe/Berlin", "2027-10-28"], ["Asia/Almaty", "2023-06-01"], ["Asia/Almaty", "2026-06-01"],
]) seen[`${zone} ${day}`] = [hours(zone, `${day}T12:00:00Z`), known(zone, `${day}T12:00:00Z`)];
console.log("spacetime, and Intl:", seen);
assert.deepStrictEqual(seen, {
  "America/New_York 2024-03-09": [-4, -5],
  "America/New_York 2026-03-09": [-4, -4],
  "America/New_York 2027-03-10": [-4, -5],
  "Europe/Berlin 2026-10-28": [1, 1],
  "Europe/Berlin 2027-10-28": [1, 2],
  "Asia/Almaty 2023-06-01": [5, 6],
  "Asia/Almaty 2026-06-01": [5, 5],
});
NODE
node look.mjs
