#!/usr/bin/env bash
# node-sql-parser 5.4.0, database "Postgresql": FROM Deals is written back as FROM "Deals", which is another table, as PostgreSQL folds
# names without quotes to small letters; columns stay without. FROM ONLY deals becomes a table "ONLY" that is called deals.
# Guessed: what it reads and writes back reads the same tables; ONLY is read or refused, as WITH TIES is.
# Source: build/postgresql.js of the package; PostgreSQL's manual, 4.1.1 on quoted identifiers and SELECT on ONLY.
# Matters here: statements checked or rewritten on their way; write names in small letters, and take no tree of a statement with ONLY.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund node-sql-parser@5.4.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import sql from "node-sql-parser";
const parser = new sql.Parser();
const options = { database: "Postgresql" };
const seen = ["SELECT Id FROM Deals AS D WHERE D.Id = 1", "SELECT id FROM ONLY deals WHERE id = 1"]
  .map((text) => parser.sqlify(parser.astify(text, options), options));
console.log(seen);
assert.deepStrictEqual(seen, ['SELECT Id FROM "Deals" AS "D" WHERE "D".Id = 1', 'SELECT id FROM "ONLY" AS "deals" WHERE id = 1']);
NODE
node look.mjs
