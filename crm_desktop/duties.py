"""A role of the database for each duty, with the rights it needs and no others.

Whoever owns the tables migrates, and nothing else: who got hold of what serves could neither drop nor empty a table, nor change what
the audit log says. Only who operates takes away what is old.
"""

from collections.abc import Mapping
from enum import StrEnum

import psycopg
from psycopg import sql

from crm_desktop.database import CONNECT_TIMEOUT, database_address
from models import Base


class Duty(StrEnum):
    """What a process is there for: `serve`; or the other commands, but for `migrate` and `grant`, which are the owner's."""

    SERVING = "serving"
    OPERATING = "operating"


class GrantRefusedError(Exception):
    """The role cannot be given just these rights; the message says why."""


_ROWS = ("SELECT", "INSERT", "UPDATE", "DELETE")
# What was written is not taken back by who serves.
_KEPT = {"audit_entries", "report_versions", "report_field_settings_versions", "layout_revisions"}


def rights(duty: Duty) -> Mapping[str, tuple[str, ...]]:
    """What the duty may do with the rows of each table."""
    found: dict[str, tuple[str, ...]] = {
        table: ("SELECT", "INSERT") if table in _KEPT and duty is Duty.SERVING else _ROWS
        for table in Base.metadata.tables
    }
    # Companies come by sign-up and by import, and go by command, or with `tidy`.
    found["companies"] = ("SELECT", "INSERT", "UPDATE") if duty is Duty.SERVING else _ROWS
    return {**found, "alembic_version": ("SELECT",)}


def grant(url: str, role: str, duty: Duty) -> None:
    """Gives the role the rights of the duty and takes all others of this database away; nobody else may connect but who was told to.

    Once more after each migration, for new tables. Raises `GrantRefusedError`, and psycopg's errors.
    """
    address = database_address(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, connect_timeout=CONNECT_TIMEOUT) as connection:
        _check(connection, role)
        names = {"role": sql.Identifier(role), "database": sql.Identifier(connection.info.dbname)}
        for text in _STATEMENTS:
            connection.execute(sql.SQL(text).format(**names))  # pyright: ignore[reportArgumentType] - from constants
        for table, verbs in rights(duty).items():
            given = sql.SQL(", ").join(map(sql.SQL, verbs))  # pyright: ignore[reportArgumentType] - from constants
            connection.execute(sql.SQL("GRANT {} ON {} TO {}").format(given, sql.Identifier(table), names["role"]))


def _check(connection: psycopg.Connection, role: str) -> None:
    found = connection.execute(_ROLE, [role]).fetchone()
    if found is None:
        message = f"There is no role {role}. Make it first: CREATE ROLE {role} LOGIN PASSWORD '…'"
        raise GrantRefusedError(message)
    if found[0]:
        message = (
            f"{role} is a superuser or owns the tables, and may do everything whatever it is granted: name another role"
        )
        raise GrantRefusedError(message)


_ROLE = """
SELECT rolsuper OR EXISTS (
  SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_has_role(pg_roles.oid, relowner, 'MEMBER'))
FROM pg_roles WHERE rolname = %s"""

# Rows of imports and feeds are compared in temporary tables, and new records get their numbers there.
_STATEMENTS = [
    "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
    "REVOKE ALL ON DATABASE {database} FROM {role}",
    "REVOKE ALL ON SCHEMA public FROM {role}",
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
    "REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}",
    "GRANT CONNECT ON DATABASE {database} TO {role}",
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT TEMPORARY ON DATABASE {database} TO {role}",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
]
