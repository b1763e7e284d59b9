"""What all contestants read: a made-up company in an embedded PostgreSQL, and a small one beside it."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.demo.company import DemoCompany, write_demo_company
from crm_desktop.demo.log_ins import LogIn
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from resolvers.authentication import create_token, find_person
from resolvers.importing import import_folder

from .processor_time import server_pid

_OTHER_DEALS = 150


@dataclass(frozen=True, slots=True)
class Companies:
    """Where they are, and the tokens of those who ask."""

    url: str
    """Of our database."""
    database_pid: int
    time_zone: str
    administrator: str
    person: str
    """Who sees their own records only."""
    other: str
    """Somebody of the small company."""


@contextmanager
def embedded_server(folder: Path) -> Generator[EmbeddedServer]:
    """PostgreSQL as the program embeds it, until the end."""
    server = EmbeddedServer(folder)
    try:
        yield server
    finally:
        server.stop()


async def write_companies(server: EmbeddedServer, folder: Path, deals: int) -> Companies:
    """Makes them up and imports them."""
    migrate(server.url)
    engine = create_engine(server.url, statement_timeout=0)
    large = await _import(engine, folder / "large", "demo", deals)
    small = await _import(engine, folder / "small", "other", _OTHER_DEALS)
    tokens = [
        (await create_token(engine, await find_person(engine, log_in.email, company.external_id))).text
        for company, log_in in (
            (large, _who(large, "admin")),
            (large, _who(large, "user")),
            (small, _who(small, "admin")),
        )
    ]
    await engine.dispose()
    with psycopg.connect(server.url) as connection:
        # They have been here before, as everybody but a newcomer: their feeds begin at that time and not a week before each request.
        connection.execute(
            "INSERT INTO visits (company_id, user_id, started_at, last_seen_at, events_since) "
            "SELECT company_id, id, now(), now(), now() - interval '1 day' FROM users WHERE status = 'active'"
        )
    settle(server.url)
    pid = server_pid(folder / "server")
    return Companies(server.url, pid, large.timezone, *tokens)


async def _import(engine: AsyncEngine, folder: Path, external_id: str, deals: int) -> DemoCompany:
    company = write_demo_company(folder, deals=deals, today=datetime.now(UTC).date(), external_id=external_id)
    await import_folder(engine, folder, now=datetime.now(UTC))
    return company


def _who(company: DemoCompany, role: str) -> LogIn:
    return next(log_in for log_in in company.log_ins if log_in.role == role)


def settle(url: str) -> None:
    """Does at once what the database would do by and by, while others are measured."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")
        connection.execute("CHECKPOINT")


def copy_rows(source: str, target: str) -> None:
    """Fills the tables of another version of the schema with the same rows, by the columns that both have."""
    with psycopg.connect(source) as read, psycopg.connect(target) as write:
        # Neither references nor triggers are minded: the rows are right already, whatever their order.
        write.execute("SET session_replication_role = replica")
        has = _columns(read)
        for table, columns in _columns(write).items():
            shared = sql.SQL(", ").join(sql.Identifier(name) for name in columns if name in has.get(table, ()))
            if not shared.as_string():
                continue
            into = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(sql.Identifier(table), shared)
            out = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT (FORMAT binary)").format(shared, sql.Identifier(table))
            with read.cursor().copy(out) as rows, write.cursor().copy(into) as copy:
                for row in rows:
                    copy.write(row)
        _count_on(write)
    settle(target)


def _count_on(connection: psycopg.Connection) -> None:
    """Has what numbers new rows go on behind those that are there."""
    identities = connection.execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND is_identity = 'YES'"
    ).fetchall()
    for table, column in identities:
        connection.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence({}, {}), coalesce(max({}), 0) + 1, false) FROM {}").format(
                table, column, sql.Identifier(column), sql.Identifier(table)
            )
        )


def _columns(connection: psycopg.Connection) -> dict[str, list[str]]:
    """By table; those that are computed from others are not written."""
    rows = connection.execute(
        "SELECT table_name, array_agg(column_name::text) FROM information_schema.columns JOIN information_schema.tables "
        "USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE' "
        "AND is_generated = 'NEVER' AND table_name <> 'alembic_version' GROUP BY 1"
    )
    return dict(rows.fetchall())
