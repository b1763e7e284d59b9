#!/usr/bin/env bash
# any-date-parser 2.2.4: attempt("10 March 2026", "ru") is a day and a year without the month, and so is "10 марта 2026" in English; nothing says
# that a word was passed over. fromString gives an Invalid Date for both.
# Guessed: an attempt at a text that is not understood says so (its answer has a place for that), or has a month.
# Source: its README, on attempt and its invalid property.
# Matters here: dates of an export in another language than the reader's; take fromString, and check it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund any-date-parser@2.2.4
cat > look.mjs <<'NODE'
import assert from "node:assert";
import parser from "any-date-parser";
const seen = [parser.attempt("10 March 2026", "ru"), parser.attempt("10 марта 2026", "en"), parser.attempt("10 марта 2026", "ru")];
console.log(seen.map((each) => JSON.stringify(each)));
assert.deepStrictEqual(seen.map(({ year, month, day, invalid }) => [year, month, day, invalid]),
  [[2026, undefined, 10, undefined], [2026, undefined, 10, undefined], [2026, 3, 10, undefined]]);
assert.ok(Number.isNaN(+parser.fromString("10 March 2026", "ru")));
NODE
node look.mjs
