#!/usr/bin/env bash
# csv-stringify 6.9.0: true is 1, false is an empty cell, as null is, and a Date is its milliseconds; fast-csv 5.0.8 writes true and false, and a
# Date by the machine's clock and words; Papa Parse 5.7.1 true, false and ISO 8601 in UTC.
# Guessed: a row of one kind of values is one line, whichever library writes it; false is no absence.
# Source: csv-stringify's documentation of cast (booleans: 1 or an empty text; dates: getTime()); fast-csv's, on transform (String() of values).
# Matters here: "may be written to: no" is unknown to the next system, and dates are thirteen digits there. Make texts of the values first.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund csv-stringify@6.9.0 fast-csv@5.0.8 papaparse@5.7.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { stringify } from "csv-stringify/sync";
import { writeToString } from "fast-csv";
import Papa from "papaparse";

const row = ["Anna", true, false, null, new Date("2026-03-10T09:00:00Z")];
const seen = [stringify([row]).trim(), await writeToString([row]), Papa.unparse([row])];
console.log(seen);
assert.equal(seen[0], "Anna,1,,,1773133200000");
assert.match(seen[1], /^Anna,true,false,,Tue Mar 10 2026 12:00:00 GMT\+0300 /);
assert.equal(seen[2], "Anna,true,false,,2026-03-10T09:00:00.000Z");
NODE
TZ=Europe/Moscow node look.mjs
