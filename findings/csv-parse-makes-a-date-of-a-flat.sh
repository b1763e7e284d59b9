#!/usr/bin/env bash
# csv-parse 7.0.3 with cast and cast_date: the address "Flat 12" becomes a day in December 2001, 30 February becomes 2 March, and 0x1F the number 0;
# 0123 becomes 123.
# Guessed: a date is what is written like one; a number is one that is written back as it was.
# Source: its documentation on cast_date (Date.parse, with a warning that it is not standard); lib/api/normalize_options.js and the cast of
# numbers, parseFloat.
# Matters here: files of contacts and addresses; cast by column, with a function of your own.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund csv-parse@7.0.3
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { parse } from "csv-parse/sync";
const [row] = parse("Flat 12,2026-02-30,0x1F,0123", { cast: true, cast_date: true });
const seen = row.map((value) => (value instanceof Date ? value.toISOString().slice(0, 7) : value));
console.log(seen);
assert.ok(row[0] instanceof Date && row[0].getFullYear() === 2001 && row[0].getMonth() === 11, String(row[0]));
assert.deepStrictEqual(seen.slice(1), ["2026-03", 0, 123]);
NODE
node look.mjs
