#!/usr/bin/env bash
# short-number 1.0.7: 999,999 is 1000K, and a quadrillion (1e15) is 1T, as is a trillion; approximate-number 3.0.1 says 999k and
# 1,000t, number-abbreviate 2.0.0 1m and 1000t.
# Guessed: three libraries that shorten numbers round apart, and agree on how large one is.
# Source: index.js of short-number: the sign is the last one there is, the number is divided on.
# Matters here: cards with large sums in small currencies; Intl.NumberFormat with notation: "compact" has no end.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund short-number@1.0.7 approximate-number@3.0.1 number-abbreviate@2.0.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import approximate from "approximate-number";
import NumberAbbreviate from "number-abbreviate";
import short from "short-number";
const abbreviate = new NumberAbbreviate();
const seen = [999999, 1e12, 1e15].map((value) => [short(value), approximate(value), abbreviate.abbreviate(value, 1)]);
console.log(seen);
assert.deepStrictEqual(seen, [["1000K", "999k", "1m"], ["1T", "1t", "1t"], ["1T", "1,000t", "1000t"]]);
NODE
node look.mjs
