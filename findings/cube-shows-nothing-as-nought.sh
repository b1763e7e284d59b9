#!/usr/bin/env bash
# @cubejs-client/core 1.7.43: a measure that is null, such as the average price of a month without deals, is 0 in chartPivot() and series(),
# as is a month that has no row at all; pivot with fillWithValue: null does not change it. A price of 21 digits loses its last ones.
# Guessed: null stays null, and a chart has a gap there.
# Source: dist/src/ResultSet.js: row[measure] ?? fillWithValue ?? 0, and every text that looks like a number is made one.
# Matters here: averages and rates that fall to nought in months without data; take rawData() for them.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund @cubejs-client/core@1.7.43
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { ResultSet } from "@cubejs-client/core";
const by = { measures: ["deals.price"], timeDimensions: [{ dimension: "deals.at", granularity: "month", dateRange: ["2026-01-01", "2026-03-31"] }] };
const result = (rows) => new ResultSet({ queryType: "regularQuery", pivotQuery: by,
  results: [{ query: by, data: rows, annotation: { measures: {}, dimensions: {}, segments: {}, timeDimensions: {} } }] });
const month = (of, price) => ({ "deals.at.month": `2026-0${of}-01T00:00:00.000`, "deals.price": price });
const prices = (set) => set.chartPivot({ fillWithValue: null }).map((row) => row["deals.price"]);
const seen = prices(result([month(1, "12345678901234567890.10"), month(2, null)]));
console.log(seen);
assert.deepStrictEqual(seen, [12345678901234567000, 0, 0]);
NODE
node look.mjs
