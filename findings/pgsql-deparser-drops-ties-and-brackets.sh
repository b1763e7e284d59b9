#!/usr/bin/env bash
# pgsql-deparser 18.3.8, with pgsql-parser 18.2.8: what is written back means something else. FETCH FIRST 3 ROWS WITH TIES becomes
# LIMIT 3, which gives fewer rows, and (a AND b) IS NULL becomes a AND b IS NULL, which asks about b alone.
# Guessed: a deparser of PostgreSQL's own tree gives a statement with the same tree, or fails.
# Source: deparser.js, NullTest, which writes its argument without brackets; limitOption is read nowhere.
# Matters here: statements that are changed by their tree, as for a fence by company; parse what was written again and compare the trees.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund pgsql-deparser@18.3.8 pgsql-parser@18.2.8
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { deparse, loadModule, parse } from "pgsql-parser";
await loadModule();
const seen = [];
for (const text of ["SELECT a FROM t ORDER BY a FETCH FIRST 3 ROWS WITH TIES", "SELECT (a AND b) IS NULL FROM t"])
  seen.push((await deparse(await parse(text))).replace(/\s+/g, " "));
console.log(seen);
assert.deepStrictEqual(seen, ["SELECT a FROM t ORDER BY a LIMIT 3", "SELECT a AND b IS NULL FROM t"]);
NODE
node look.mjs
