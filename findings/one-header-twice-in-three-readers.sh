#!/usr/bin/env bash
# A file with two columns called Телефон: csv-parse 7.0.3, columns: true, keeps the last one's values and says nothing; Papa Parse 5.7.1 calls the second
# Телефон_1; fast-csv 5.0.8 refuses the file.
# Guessed: what makes objects of rows tells columns apart, or refuses them.
# Source: csv-parse's documentation of columns and of group_columns_by_name (both values, as a list); Papa Parse, meta.renamedHeaders.
# Matters here: exports of address books have several columns of a name: the work's number is lost, and the home's, mostly empty, is kept.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund csv-parse@7.0.3 fast-csv@5.0.8 papaparse@5.7.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { parse } from "csv-parse/sync";
import { parseString } from "fast-csv";
import Papa from "papaparse";

const text = "Имя,Телефон,Телефон\nАнна,+74951234567,\n";
const refused = await new Promise((done) => parseString(text, { headers: true }).on("error", (error) => done(error.message)).on("data", () => {}));
const seen = [parse(text, { columns: true }), Papa.parse(text, { header: true, skipEmptyLines: true }).data, refused];
console.log(seen);
assert.deepEqual(seen, [
  [{ Имя: "Анна", Телефон: "" }],
  [{ Имя: "Анна", Телефон: "+74951234567", Телефон_1: "" }],
  'Duplicate headers found ["Телефон"]',
]);
NODE
node look.mjs
