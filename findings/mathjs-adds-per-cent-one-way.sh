#!/usr/bin/env bash
# mathjs 15.2.0: "100 + 10%" is 110 and "10% + 100" is 10; "10% + 10%" is 0. Behind a sum a per cent is one of what stands before it, unless it is in
# brackets or multiplied ("100 + 2 * 10%" is 100.2), and before a sign % is the remainder of +100. HyperFormula 3.5.0 has 100.1, 100.1 and 0.2,
# as a spreadsheet.
# Guessed: a per cent is a hundredth, and addends may change places; or, as on a pocket calculator, the second is of the first, and the other
# order is refused.
# Source: its documentation of the syntax (percentages: 8 + 10 %); src/expression/parse.js, parseAddSubtract (isPercentage) and
# parseUnaryPercentage (a term that may begin behind the sign makes it a remainder).
# Matters here: a formula that people write for a discount or a target is right or far off by its order, and gives a number in any case.
# Have them write 0.1, or brackets.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund mathjs@15.2.0 hyperformula@3.5.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { HyperFormula } from "hyperformula";
import { evaluate } from "mathjs";

const sums = ["100 + 10%", "10% + 100", "10% + 10%", "100 + (10%)", "100 + 2 * 10%"];
const sheet = HyperFormula.buildFromArray([sums.map((sum) => `=${sum}`)], { licenseKey: "gpl-v3" });
const seen = sums.map((sum, col) => [sum, evaluate(sum), sheet.getCellValue({ sheet: 0, row: 0, col })]);
console.log(seen);
assert.deepStrictEqual(seen, [
  ["100 + 10%", 110, 100.1],
  ["10% + 100", 10, 100.1],
  ["10% + 10%", 0, 0.2],
  ["100 + (10%)", 100.1, 100.1],
  ["100 + 2 * 10%", 100.2, 100.2],
]);
NODE
node look.mjs
