"""The rows of an import, brought into the tables they are in by nothing but COPY: the most that any import could do there."""

from pathlib import Path
from typing import LiteralString, cast

import psycopg
from psycopg import sql

LONG = ("contacts", "deals", "transitions", "activities", "communications")
"""The tables of the format's long files, what others refer to first."""

_CHUNK = 1 << 18


def copy_out(url: str, folder: Path) -> None:
    """Writes the tables to files, their rows as they lie."""
    with psycopg.connect(url) as connection:
        for name in LONG:
            statement = sql.SQL("COPY (SELECT {} FROM {} ORDER BY ctid) TO STDOUT")
            columns, table = _columns(connection, name), sql.Identifier(name)
            copying = connection.cursor().copy(statement.format(columns, table))
            with (folder / name).open("wb") as file, copying as copy:
                file.writelines(copy)


def empty(url: str) -> None:
    """Empties the tables, and lets the server write down what it has not yet."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(cast("LiteralString", f"TRUNCATE {', '.join(LONG)} CASCADE"))
        connection.execute("CHECKPOINT")


def put_in(connection: psycopg.Connection, folder: Path, *, has_keys: bool) -> None:
    """Copies the files into the tables, in one transaction; without keys PostgreSQL looks no reference up."""
    with connection.transaction():
        if not has_keys:
            connection.execute("SET LOCAL session_replication_role TO replica")
        for name in LONG:
            statement = sql.SQL("COPY {} ({}) FROM STDIN")
            columns, table = _columns(connection, name), sql.Identifier(name)
            copying = connection.cursor().copy(statement.format(table, columns))
            with (folder / name).open("rb") as file, copying as copy:
                while chunk := file.read(_CHUNK):
                    copy.write(chunk)


def _columns(connection: psycopg.Connection, table: str) -> sql.Composed:
    cursor = connection.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(sql.Identifier(table)))
    return sql.SQL(", ").join(sql.Identifier(column.name) for column in cursor.description or ())
