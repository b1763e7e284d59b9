#!/usr/bin/env bash
# hdr-histogram-js 3.0.1, two digits: of 1000, 1000, 1000 and 2000 getValueAtPercentile(50) is 1003 and that of 100 is 2007, above the
# largest value, which maxValue gives as 2000; the summary (toJSON) of the same histogram says 1000 and 2000.
# Guessed: a percentile is no larger than what was recorded, and one histogram says one number for it.
# Source: JsHistogram.js, highestEquivalentValue: the upper end of a bucket; Histogram.js, toSummary, which rounds to the digits.
# Matters here: p95 of waiting times beside a limit, from logs and from a summary; compare those of the same call only.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund hdr-histogram-js@3.0.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import hdr from "hdr-histogram-js";
const histogram = hdr.build({ numberOfSignificantValueDigits: 2 });
for (const value of [1000, 1000, 1000, 2000]) histogram.recordValue(value);
const seen = [histogram.getValueAtPercentile(50), histogram.toJSON().p50, histogram.getValueAtPercentile(100), histogram.maxValue];
console.log(seen);
assert.deepStrictEqual(seen, [1003, 1000, 2007, 2000]);
NODE
node look.mjs
