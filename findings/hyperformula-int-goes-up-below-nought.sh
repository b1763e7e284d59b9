#!/usr/bin/env bash
# hyperformula 3.5.0: INT(-2.5) is -2, and INT(-0.5) is 0, while its MOD(-2.5, 1) is 0.5, as a spreadsheet has it for INT of -3. TEXT(1234.5, "#,##0.00") is
# "1235,##0.00" and TEXT(0.256, "0%") is "0%". @formulajs/formulajs 4.6.1 has -3, -1, "1,234.50" and "26%", as Excel.
# Guessed: functions by Excel's names do what Excel's do, and a format that is not known is an error.
# Source: src/interpreter/plugin/RoundingPlugin.ts, intFunc (of a number below nought the floor of its opposite), and src/format/format.ts,
# numberFormat (knows figures and a point); Microsoft's documentation of INT (-8.9 is -9) and MOD (n - d * INT(n / d)).
# Matters here: a sheet of refunds, or of days before a date, made in a spreadsheet and computed here differs by one where numbers are negative;
# labels that are put together of sums and per cents show other figures. Use FLOOR(x, 1), which is -3, and format outside.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund hyperformula@3.5.0 @formulajs/formulajs@4.6.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import * as peer from "@formulajs/formulajs";
import { HyperFormula } from "hyperformula";

const asked = [["INT", -2.5], ["INT", -0.5], ["MOD", -2.5, 1], ["FLOOR", -2.5, 1], ["TEXT", 1234.5, "#,##0.00"], ["TEXT", 0.256, "0%"]];
const formulas = asked.map(([name, ...values]) => `=${name}(${values.map((value) => JSON.stringify(value)).join(", ")})`);
const sheet = HyperFormula.buildFromArray([formulas], { licenseKey: "gpl-v3" });
const seen = asked.map(([name, ...values], col) => [formulas[col], sheet.getCellValue({ sheet: 0, row: 0, col }), peer[name](...values)]);
console.log(seen);
assert.deepStrictEqual(seen.map(([, ...answers]) => answers), [
  [-2, -3], [0, -1], [0.5, 0.5], [-3, -3], ["1235,##0.00", "1,234.50"], ["0%", "26%"],
]);
NODE
node look.mjs
