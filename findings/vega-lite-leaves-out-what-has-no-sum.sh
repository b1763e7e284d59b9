#!/usr/bin/env bash
# vega-lite 6.4.3 with vega 6.4.0: a stage whose deals have no amount is not on the axis of sums by stage, and neither is one with amounts of which
# one is the text "n/a"; a stage with 0 is. By max the second is there, by count all are.
# Guessed: an empty place on the axis, or a sum of the amounts that there are.
# Source: vega-lite's documentation, "Invalid data" (marks are filtered; the scale's own domain is taken from what is left); Vega, aggregate (a
# text that is no number makes the sum NaN).
# Matters here: a funnel without one of its stages looks complete. Give the stages as the scale's domain, and numbers or null as amounts.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund vega@6.4.0 vega-lite@6.4.3
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { parse, View } from "vega";
import { compile } from "vega-lite";

const rows = [["new", 5], ["offer", 0], ["talk", null], ["won", 7], ["won", "n/a"]];
const values = rows.map(([stage, amount]) => ({ stage, amount }));
async function axis(aggregate) {
  const y = { aggregate, field: "amount", type: "quantitative" };
  const { spec } = compile({ data: { values }, mark: "bar", encoding: { x: { field: "stage", type: "nominal" }, y } });
  const view = new View(parse(spec), { renderer: "none" });
  await view.runAsync();
  return view.scale("x").domain();
}
const seen = { sum: await axis("sum"), max: await axis("max"), count: await axis("count") };
console.log(seen);
assert.deepEqual(seen, { sum: ["new", "offer"], max: ["new", "offer", "won"], count: ["new", "offer", "talk", "won"] });
NODE
node look.mjs
