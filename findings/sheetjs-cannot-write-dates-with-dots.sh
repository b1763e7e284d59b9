#!/usr/bin/env bash
# xlsx 0.18.5 (npm's newest): a number in the format dd.mm.yyyy cannot be written ("bad second format: ."), nor in any with a dot between
# its parts, so a cell of 10.03.2026 is read as the text 46091; dd/mm/yyyy is written as it should be.
# Guessed: dates as most of Europe writes them are shown as Excel shows them, or the file is refused.
# Source: xlsx.js, eval_fmt, where a dot behind a part of a date begins parts of seconds; no later release is on npm.
# Matters here: text of cells (raw: false) of German and Russian exports; take numbers or dates and write them by yourself.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund xlsx@0.18.5
cat > look.mjs <<'NODE'
import assert from "node:assert";
import XLSX from "xlsx";
const sheet = { "!ref": "A1:B1", A1: { t: "n", v: 46091, z: "dd.mm.yyyy" }, B1: { t: "n", v: 46091, z: "dd/mm/yyyy" } };
const file = XLSX.write({ SheetNames: ["S"], Sheets: { S: sheet } }, { type: "buffer" });
const [seen] = XLSX.utils.sheet_to_json(XLSX.read(file).Sheets.S, { header: 1, raw: false });
console.log(seen);
assert.deepStrictEqual(seen, ["46091", "10/03/2026"]);
let error;
try { XLSX.SSF.format("dd.mm.yyyy", 46091); } catch (thrown) { error = thrown; }
assert.strictEqual(error, "bad second format: .");
NODE
node look.mjs
