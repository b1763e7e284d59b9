"""Bringing a database up to date."""

import logging
from functools import cache
from pathlib import Path

from alembic import command, op
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, pool

from crm_desktop import APP_ROOT
from crm_desktop.database import CONNECT_TIMEOUT, database_address

log = logging.getLogger(__name__)


# Nothing is run so often that preparing it would pay, and behind a pooler it would not be found again.
_ARGUMENTS = {"connect_timeout": CONNECT_TIMEOUT, "prepare_threshold": None}


class DatabaseOutdatedError(Exception):
    """The database lacks migrations that this version needs."""


def migration_config() -> Config:
    """Alembic's configuration: the migrations of this installation."""
    config = Config()
    config.set_main_option("script_location", str(APP_ROOT / "migrations").replace("%", "%%"))
    return config


def migrate(url: str, revision: str = "head") -> None:
    """Applies the migrations that the database lacks up to a revision, all or none.

    Several processes may do so at once: one does, the others wait.
    """
    config = migration_config()
    engine = create_engine(database_address(url), poolclass=pool.NullPool, connect_args=_ARGUMENTS)
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def run_beside(migration: str) -> None:
    """Carries out the SQL in the file beside a migration, whose own path this is."""
    for statement in statements_of(Path(migration).with_suffix(".sql").read_text(encoding="utf-8")):
        op.get_bind().exec_driver_sql(statement)


def statements_of(sql: str) -> list[str]:
    """The statements of a migration, each of which ends with its line.

    One by one, as Citus sends to a node all of the text that a statement came in, and the node takes no more than one.
    """
    return [statement for statement in sql.split(";\n") if statement.strip()]


@cache
def _revisions() -> tuple[str | None, frozenset[str]]:
    """The latest migration of this installation, and all of them."""
    scripts = ScriptDirectory.from_config(migration_config())
    return scripts.get_current_head(), frozenset(revision.revision for revision in scripts.walk_revisions())


def is_behind(current: str | None) -> bool:
    """Whether a database that has come to this revision lacks migrations; one that a newer version migrated does not."""
    head, known = _revisions()
    return current != head and (current is None or current in known)


def check_up_to_date(url: str) -> None:
    """Raises `DatabaseOutdatedError` unless the database has all migrations. One from a newer version is let pass, and logged."""
    engine = create_engine(database_address(url), poolclass=pool.NullPool, connect_args=_ARGUMENTS)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    engine.dispose()
    if is_behind(current):
        message = (
            "The database is not up to date: run `crm-desktop migrate`, or start with `crm-desktop serve --migrate`"
        )
        raise DatabaseOutdatedError(message)
    head, _ = _revisions()
    if current != head:
        log.warning("The database was migrated by a newer version (%s; this one knows %s)", current, head)
