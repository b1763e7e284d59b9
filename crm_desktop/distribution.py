"""Spreading a database over the nodes of a Citus cluster: each company's rows together on one of them.

Every table of companies' rows is cut by ``company_id``, so that what one statement asks for is on one node. Companies themselves, which
are few and short, are copied to all. What processes agree on from moment to moment stays on the node where clients connect.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from crm_desktop.database import CONNECT_TIMEOUT, SESSION_SETTINGS, database_address
from models import Base

COPIED = ("companies",)
# What requests under way have to agree on, and gone with them.
HERE = ("log_in_attempts", "export_turns", "password_reset_requests", "sign_ups", "passkey_challenges")
DISTRIBUTED = tuple(table.name for table in Base.metadata.sorted_tables if table.name not in COPIED + HERE)
# Cells, of which several may be alike. Where none tells which row was changed, Citus moves companies only while nobody writes to them.
_WITHOUT_KEY = tuple(name for name in DISTRIBUTED if not Base.metadata.tables[name].primary_key.columns)
# The oldest on which this was tried.
_OLDEST = (13, 2)
# Who carries out a statement on another node has none of the settings that the server's connections begin with. How long one may take
# and wait for a lock is ended from here.
_SETTINGS = {name: value for name, value in SESSION_SETTINGS.items() if not name.endswith("_timeout")}

Progress = Callable[[str], None]


class DistributionRefusedError(Exception):
    """The database cannot be distributed; the message says why, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class _Key:
    """A foreign key, as PostgreSQL writes it."""

    table: str
    name: str
    definition: str


def distribute(url: str, tell: Progress) -> None:
    """Distributes all tables that are not yet, in one transaction, with their rows. ``tell`` is told what is done.

    May be run again: after a migration it distributes the new tables. Nobody writes meanwhile: the tables are locked. Raises
    `DistributionRefusedError`, and psycopg's errors.
    """
    with psycopg.connect(_address(url), connect_timeout=CONNECT_TIMEOUT) as connection:
        _check(connection)
        known = _distributed(connection)
        left = [table for table in (*COPIED, *DISTRIBUTED) if table not in known]
        if left:
            # One node after another: tables that refer to each other cannot be cut by several connections at once.
            connection.execute("SET LOCAL citus.multi_shard_modify_mode = 'sequential'")
            with _keys_put_off(connection, left, tell):
                for number, table in enumerate(left, 1):
                    tell(f"{number}/{len(left)} {table}")
                    _distribute(connection, table)
        _tell_rows_apart(connection)
        _settle(connection, tell)
        _compare(connection)


def _address(url: str) -> str:
    return database_address(url).set(drivername="postgresql").render_as_string(hide_password=False)


def _check(connection: psycopg.Connection) -> None:
    version = connection.execute("SELECT extversion FROM pg_extension WHERE extname = 'citus'").fetchone()
    if version is None:
        message = (
            "This database has no Citus: CREATE EXTENSION citus on every node, and name the nodes (docs/scaling.md)"
        )
        raise DistributionRefusedError(message)
    found = tuple(int(part) for part in version[0].partition("-")[0].split("."))
    if found < _OLDEST:
        oldest = ".".join(map(str, _OLDEST))
        message = f"Citus {version[0]} is too old: {oldest} is the oldest that this was tried on"
        raise DistributionRefusedError(message)
    workers, coordinators = _one(connection, _NODES)
    if not coordinators:
        message = "The cluster does not know the node that clients connect to: SELECT citus_set_coordinator_host('HOST', PORT)"
        raise DistributionRefusedError(message)
    if not workers:
        message = "No node of the cluster takes rows: SELECT citus_add_node('HOST', PORT) for each"
        raise DistributionRefusedError(message)


_NODES = """
SELECT count(*) FILTER (WHERE shouldhaveshards AND isactive), count(*) FILTER (WHERE groupid = 0) FROM pg_dist_node
WHERE noderole = 'primary'"""


def _distributed(connection: psycopg.Connection) -> set[str]:
    return {table for (table,) in connection.execute("SELECT logicalrelid::regclass::text FROM pg_dist_partition")}


@contextmanager
def _keys_put_off(connection: psycopg.Connection, tables: list[str], tell: Progress) -> Generator[None]:
    """Without the foreign keys of these tables, and those to them, meanwhile: a table that is cut cannot refer to one that is not."""
    keys = [_Key(*row) for row in connection.execute(_KEYS, [tables, tables])]
    for key in keys:
        drop = sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}")
        connection.execute(drop.format(sql.Identifier(key.table), sql.Identifier(key.name)))
    yield
    tell(f"{len(keys)} foreign keys")
    for key in keys:
        add = sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} ").format(sql.Identifier(key.table), sql.Identifier(key.name))
        connection.execute(add + sql.SQL(key.definition))  # pyright: ignore[reportArgumentType] - PostgreSQL's own


_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND (conrelid::regclass::text = ANY(%s) OR confrelid::regclass::text = ANY(%s)) ORDER BY 1, 2"""


def _distribute(connection: psycopg.Connection, table: str) -> None:
    if table in COPIED:
        connection.execute("SELECT create_reference_table(%s)", [table])
        return
    first = DISTRIBUTED[0]
    together = "default" if table == first else first
    connection.execute("SELECT create_distributed_table(%s, 'company_id', colocate_with => %s)", [table, together])
    # The rows were copied, and what they were copied from is still there.
    connection.execute("SELECT truncate_local_data_after_distributing_table(%s)", [table])


def _tell_rows_apart(connection: psycopg.Connection) -> None:
    """By all of their columns, where there is no key."""
    unlike = "SELECT relname FROM pg_class WHERE oid = ANY(%s::regclass[]) AND relreplident <> 'f' ORDER BY relname"
    for (table,) in connection.execute(unlike, [list(_WITHOUT_KEY)]).fetchall():
        connection.execute(sql.SQL("ALTER TABLE {} REPLICA IDENTITY FULL").format(sql.Identifier(table)))


def _settle(connection: psycopg.Connection, tell: Progress) -> None:
    tell("settings of the database, on every node")
    for name, value in _SETTINGS.items():
        change = sql.SQL("ALTER DATABASE {} SET {} = {}")
        named = change.format(sql.Identifier(connection.info.dbname), sql.Identifier(name), sql.Literal(str(value)))
        connection.execute("SELECT run_command_on_all_nodes(%s)", [named.as_string(connection)])


def _compare(connection: psycopg.Connection) -> None:
    """Raises `DistributionRefusedError` unless every table is where it should be, and those of companies' rows side by side."""
    missing = {*COPIED, *DISTRIBUTED} - _distributed(connection)
    (groups,) = _one(connection, "SELECT count(DISTINCT colocationid) FROM pg_dist_partition WHERE partmethod = 'h'")
    if missing or groups != 1:
        message = (
            f"Not as it should be: {sorted(missing)} are not distributed, the others in {groups} groups instead of one"
        )
        raise DistributionRefusedError(message)


def _one(connection: psycopg.Connection, query: LiteralString) -> tuple[Any, ...]:
    row = connection.execute(query).fetchone()
    assert row is not None  # aggregates
    return row
