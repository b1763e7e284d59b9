#!/usr/bin/env bash
# Papa Parse 5.7.1: with dynamicTyping a cell with date, time and Z becomes a Date, one with a date alone stays a text, in the same column;
# TRUE and true are flags, True (as Python writes it) is a text; 007 is 7 and 1e5 is 100000, though a number too large to be exact stays as it is.
# Guessed: numbers and flags are converted, as its documentation says, whatever their case, and nothing else is.
# Source: papaparse.js, parseDynamic; https://www.papaparse.com/docs (dynamicTyping: "numeric and boolean data").
# Matters here: a column of dates is half texts and half instants of UTC, and codes with leading zeros are other codes. Convert by a mapping of your own.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund papaparse@5.7.1 > /dev/null 2>&1
cat > look.js <<'NODE'
const assert = require("node:assert");
const Papa = require("papaparse");

const file = "code,closed,won,id\n007,2024-05-01T10:00:00Z,TRUE,9007199254740993\n1e5,2024-05-01,True,12\n";
const { data } = Papa.parse(file, { header: true, dynamicTyping: true, skipEmptyLines: true });
const kind = (value) => (value instanceof Date ? "Date" : typeof value);
const seen = data.map((row) => Object.entries(row).map(([name, value]) => [name, kind(value), kind(value) === "Date" ? null : value]));
for (const row of seen) console.log(JSON.stringify(row));
assert.deepEqual(seen, [
  [["code", "number", 7], ["closed", "Date", null], ["won", "boolean", true], ["id", "string", "9007199254740993"]],
  [["code", "number", 100000], ["closed", "string", "2024-05-01"], ["won", "string", "True"], ["id", "number", 12]],
]);
NODE
node look.js
