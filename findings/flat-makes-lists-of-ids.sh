#!/usr/bin/env bash
# flat 6.0.1: unflatten(flatten({ deals: { 2026: "won" } })) is a list of 2027 places, of which one is filled; an object by telephone, { "+7…": … },
# is a list too. With the option object: true lists become objects, as nothing tells them apart then.
# Guessed: what was flattened comes back, as its README promises; a key that is no place of a list is a key.
# Source: flat's README, on object ("numbered keys automatically" make arrays); index.js, getkey and the test of Number(key2).
# Matters here: records by their ids, years or months, kept flat in a file of columns, come back as lists as long as the id. Put a letter before.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund flat@6.0.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { flatten, unflatten } from "flat";

const again = (value, options) => unflatten(flatten(value), options);
const years = again({ deals: { 2026: "won" } }).deals;
const telephone = again({ calls: { "+12": "Anna" } }).calls;
const objects = again({ deals: { 2026: "won" }, stages: ["new", "won"] }, { object: true });
console.log(Array.isArray(years), years.length, Array.isArray(telephone), telephone.length, objects);
assert.deepEqual([Array.isArray(years), years.length, Array.isArray(telephone), telephone.length], [true, 2027, true, 13]);
assert.deepEqual(objects, { deals: { 2026: "won" }, stages: { 0: "new", 1: "won" } });
NODE
node look.mjs
