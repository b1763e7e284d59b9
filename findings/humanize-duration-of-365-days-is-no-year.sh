#!/usr/bin/env bash
# humanize-duration 3.35.1: 365 days are "11 months, 4 weeks, 2 days, 4 hours, 30 minutes", and 366 days in Russian "1 год, 18 часов".
# Guessed: the days of a year are a year, or days.
# Source: its README, on unitMeasures: a year is 365.25 days and a month a twelfth of it.
# Matters here: "won in a year" on a card is eleven months and a half hour; pass units, or round to one of them.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund humanize-duration@3.35.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import humanizeDuration from "humanize-duration";
const day = 86400000;
const seen = [humanizeDuration(365 * day), humanizeDuration(366 * day, { language: "ru" }), humanizeDuration(365 * day, { units: ["d"] })];
console.log(seen);
assert.deepStrictEqual(seen, ["11 months, 4 weeks, 2 days, 4 hours, 30 minutes", "1 год, 18 часов", "365 days"]);
NODE
node look.mjs
