#!/usr/bin/env bash
# xlsx 0.18.5 (npm's newest): a cell of 10:25:59.7 in the format hh:mm:ss is shown, and written to CSV, as 10:25:00: the seconds are rounded to 60 and
# the minute stays. So is one time in 120 of those with fractions of a second. 23:59:59.7 in hh:mm is 24:00 of the same day. numfmt 4.0.1 has
# 10:26:00, and 00:00 of the next day.
# Guessed: a time is cut to seconds or rounded to 10:26:00, as a spreadsheet shows it; either is at most a second off.
# Source: ssf (within xlsx.js), write_date ("s": Math.round of the seconds, 60 becomes 0) and eval_fmt (carries only where no seconds are shown);
# issue 2341 of SheetJS/sheetjs, open since 2021.
# Matters here: times of calls and messages come from databases with fractions; in an export read by its shown texts some go back a minute, and
# are before what they follow. Read the numbers, or round to seconds before writing.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund xlsx@0.18.5 numfmt@4.0.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { format } from "numfmt";
import xlsx from "xlsx";

const time = (hours, minutes, seconds) => 46091 + (hours * 3600 + minutes * 60 + seconds) / 86400;
const cells = [
  ["hh:mm:ss", time(10, 25, 59.7)], ["hh:mm:ss", time(10, 25, 59.2)], ["hh:mm:ss", time(10, 25, 20.7)], ["yyyy-mm-dd hh:mm", time(23, 59, 59.7)],
];
const written = xlsx.write({ SheetNames: ["Calls"], Sheets: { Calls: {
  "!ref": `A1:A${cells.length}`, ...Object.fromEntries(cells.map(([z, v], row) => [`A${row + 1}`, { t: "n", v, z }])),
} } }, { type: "buffer" });
const read = xlsx.read(written).Sheets.Calls;
const seen = { xlsx: xlsx.utils.sheet_to_csv(read).trim().split("\n"), numfmt: cells.map(([pattern, value]) => format(pattern, value)) };
console.log(seen);
assert.deepStrictEqual(seen, {
  xlsx: ["10:25:00", "10:25:59", "10:25:21", "2026-03-10 24:00"],
  numfmt: ["10:26:00", "10:25:59", "10:25:21", "2026-03-11 00:00"],
});
NODE
node look.mjs
