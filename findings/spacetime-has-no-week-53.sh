#!/usr/bin/env bash
# spacetime 7.15.0: week() ends at 52. Of 2026, which has 53 weeks, week 52 is eleven days long, and 1 to 3 January 2027 are in week 1, as are the 4th to the 10th,
# while Friday 1 January 2027 is in week 53 of 2026 by ISO 8601 and by luxon 3.7.2.
# Guessed: weeks are those of ISO 8601, as they begin on Mondays and the first days of January 2026 and the last ones of 2025 are in week 1.
# Source: src/methods/query/03-year.js, week (a loop to 52); ISO 8601 (week 1 has the year's first Thursday); its README says no more than week().
# Matters here: a chart by weeks has one of eleven days and one of ten at the turn of the year, and days of two years fall together. Use luxon's weekNumber.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund spacetime@7.15.0 luxon@3.7.2
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { DateTime } from "luxon";
import spacetime from "spacetime";

const weeks = (week) => {
  const days = {};
  for (let day = DateTime.utc(2025, 12, 29); day < DateTime.utc(2027, 1, 18); day = day.plus({ days: 1 })) {
    const name = `${day.year} W${week(day)}`;
    if (day.year !== 2026 || day.month === 12) days[name] = (days[name] ?? 0) + 1;
  }
  return days;
};
const by = { spacetime: weeks((day) => spacetime(day.toISO()).week()), luxon: weeks((day) => day.weekNumber) };
console.log("days of December and of January 2027 by week:", by);
assert.deepStrictEqual([by.spacetime["2026 W52"], by.spacetime["2027 W1"], by.spacetime["2026 W53"]], [11, 10, undefined]);
assert.deepStrictEqual([by.luxon["2026 W52"], by.luxon["2026 W53"], by.luxon["2027 W53"], by.luxon["2027 W1"]], [7, 4, 3, 7]);
NODE
TZ=UTC node look.mjs
