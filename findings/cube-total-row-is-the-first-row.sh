#!/usr/bin/env bash
# @cubejs-client/core 1.7.43: ResultSet.totalRow() is the first row of the chart: of months with 5, 7 and 9 it says 5.
# Guessed: the sum of the rows, or the figure of the query without its time.
# Source: dist/src/ResultSet.js: chartPivot(pivotConfig)[0]. It fits a query that has one row.
# Matters here: a card's number beside its chart; ask for the number by a query of its own, with no granularity.
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
const total = result([month(1, "5"), month(2, "7"), month(3, "9")]).totalRow();
console.log(total.x, total["deals.price"]);
assert.deepStrictEqual([total.x, total["deals.price"]], ["2026-01-01T00:00:00.000", 5]);
NODE
node look.mjs
