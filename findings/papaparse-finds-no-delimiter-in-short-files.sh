#!/usr/bin/env bash
# Papa Parse 5.7.1: in a file of two columns and up to nine rows that ends, as files do, with a line break, no delimiter but the comma is found:
# a;b is one column. Without the last line break, with ten rows, with three columns or with skipEmptyLines it is found.
# Guessed: a break at the end adds an empty row, as it is known to, and changes nothing of the others.
# Source: papaparse.js, guessDelimiter: the empty row counts in the average of fields, which must be above 1.99, of the first ten rows;
# its documentation of delimiter (left out, it is guessed).
# Matters here: a short list of names and addresses, as somebody tries an import with, is the file that fails. Pass skipEmptyLines: "greedy".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund papaparse@5.7.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import Papa from "papaparse";

function look(columns, rows, end, options) {
  const row = Array.from({ length: columns }, (_, at) => `text ${at}`).join(";");
  return Papa.parse(Array(rows).fill(row).join("\n") + end, options).meta.delimiter;
}
const seen = {
  "two rows": look(2, 2, "\n"),
  "nine rows": look(2, 9, "\n"),
  "ten rows": look(2, 10, "\n"),
  "no line break": look(2, 2, ""),
  "three columns": look(3, 2, "\n"),
  skipEmptyLines: look(2, 2, "\n", { skipEmptyLines: "greedy" }),
};
console.log(seen);
const found = { "ten rows": ";", "no line break": ";", "three columns": ";", skipEmptyLines: ";" };
assert.deepEqual(seen, { "two rows": ",", "nine rows": ",", ...found });
NODE
node look.mjs
