#!/usr/bin/env bash
# accounting 0.4.1: toFixed(1.005, 2) is "1.00" and formatMoney(-0.001) is "$-0.00", while toFixed(0.615, 2) is "0.62" as its
# documentation promises.
# Guessed: what "fixes binary rounding issues" for money fixes them for every price.
# Source: accounting.js, toFixed: the price times a hundred is a binary number as well, 100.49999999999999 for 1.005.
# Matters here: totals shown beside each other; round decimals as decimals, or let the database do it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund accounting@0.4.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import accounting from "accounting";
const seen = [accounting.toFixed(0.615, 2), accounting.toFixed(1.005, 2), accounting.formatMoney(-0.001)];
console.log(seen);
assert.deepStrictEqual(seen, ["0.62", "1.00", "$-0.00"]);
NODE
node look.mjs
