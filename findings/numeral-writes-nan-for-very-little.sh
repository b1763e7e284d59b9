#!/usr/bin/env bash
# numeral 2.0.6: a ten-millionth in the format 0.00 is "NaN", and so is 1e21; a millionth is "0.00".
# Guessed: what rounds to nothing is written as 0.00, however little it is.
# Source: numeral.js, toFixed, which puts "e+2" behind the number's own text, and that text has an exponent already.
# Matters here: shares and rates left over from subtracting; round before it is written.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund numeral@2.0.6
cat > look.mjs <<'NODE'
import assert from "node:assert";
import numeral from "numeral";
const seen = [1e-6, 1e-7, 1e21].map((value) => numeral(value).format("0.00"));
console.log(seen);
assert.deepStrictEqual(seen, ["0.00", "NaN", "NaN"]);
NODE
node look.mjs
