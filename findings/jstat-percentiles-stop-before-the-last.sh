#!/usr/bin/env bash
# jstat 1.9.6: percentile(x, 0.95) of the numbers from 1 to 10 is 9, where the method it names gives 9.55, and that of 1 to 11 is 10
# instead of 10.5: between the last two numbers nothing is interpolated. Below it is exact. simple-statistics 7.12.1 has 9.55 by default,
# stats-lite 2.2.0 has 10.
# Guessed: three libraries may choose three methods; one of them has one method for the whole range.
# Source: src/vector.js, percentile: index + 1 < length, where the index counts from one; R-7, as Excel's PERCENTILE has it.
# Matters here: p95 of a few answers; the fewer there are, the more it says too little.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund jstat@1.9.6 simple-statistics@7.12.1 stats-lite@2.2.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import jstat from "jstat";
import { quantile } from "simple-statistics";
import stats from "stats-lite";
const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const { percentile } = jstat.jStat ?? jstat;
const seen = [percentile(ten, 0.95), percentile([...ten, 11], 0.95), percentile(ten, 0.5), quantile(ten, 0.95), stats.percentile(ten, 0.95)];
console.log(seen);
assert.deepStrictEqual(seen.map((value) => +value.toFixed(6)), [9, 10, 5.5, 9.55, 10]);
NODE
node look.mjs
