#!/usr/bin/env bash
# alasql 4.19.1: SUM(p) OVER (PARTITION BY stage) adds up the columns of the answer, not of the rows: 19, 19 and 11 where p is selected as well, and 0 in
# each row where it is not. With OVER (ORDER BY n) each row has the whole sum, not the running one, and ROW_NUMBER() OVER (PARTITION BY stage
# ORDER BY p DESC) numbers rows as they come, whatever p is. Nothing is refused. DuckDB 2.0.1 answers as SQL does.
# Guessed: what is parsed is carried out or refused, as RANK() and LAG() are; a column that is not shown is a column.
# Source: dist/alasql.fs.js, "Handle window aggregate functions" and "Handle GROUP_ROW_NUMBER()" (both over the rows of the result, by
# names of its columns, without over.order); issue 2408 of AlaSQL/alasql, before whose end they made one row of all.
# Matters here: shares of a stage, running totals and "the largest deal of each" made in the page are nought or any deal, and look like figures.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q duckdb==2.0.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
npm install --silent --no-audit --no-fund alasql@4.19.1
cat > look.mjs <<'NODE'
import alasql from "alasql";

const deals = [{ n: 1, stage: "a", p: 9 }, { n: 2, stage: "a", p: 10 }, { n: 3, stage: "b", p: 11 }];
const last = (columns) => alasql(`SELECT ${columns} AS last FROM ?`, [deals]).map((row) => row.last);
console.log(JSON.stringify(process.argv.slice(2).map(last)));
NODE
cat > look.py <<'PYTHON'
import json
import subprocess

import duckdb

ASKED = (
    "n, stage, p, SUM(p) OVER (PARTITION BY stage)",
    "n, SUM(p) OVER (PARTITION BY stage)",
    "n, p, SUM(p) OVER (ORDER BY n)",
    "n, stage, p, ROW_NUMBER() OVER (PARTITION BY stage ORDER BY p DESC)",
)
of_alasql = json.loads(subprocess.check_output(["node", "look.mjs", *ASKED]))
deals = "(VALUES (1, 'a', 9), (2, 'a', 10), (3, 'b', 11)) deals (n, stage, p)"
of_duckdb = [[int(row[-1]) for row in duckdb.sql(f"SELECT {columns} FROM {deals} ORDER BY n").fetchall()] for columns in ASKED]
for columns, theirs, right in zip(ASKED, of_alasql, of_duckdb):
    print(columns, "alasql", theirs, "DuckDB", right)
assert of_alasql == [[19, 19, 11], [0, 0, 0], [30, 30, 30], [1, 2, 1]], of_alasql
assert of_duckdb == [[19, 19, 11], [19, 19, 11], [9, 19, 30], [2, 1, 1]], of_duckdb
PYTHON
venv/bin/python look.py
