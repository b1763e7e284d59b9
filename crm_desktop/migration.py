"""Bringing a database up to date."""

import logging

from alembic import command
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


def migrate(url: str) -> None:
    """Applies the migrations that the database lacks, all or none.

    Several processes may do so at once: one does, the others wait.
    """
    config = migration_config()
    engine = create_engine(database_address(url), poolclass=pool.NullPool, connect_args=_ARGUMENTS)
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()


def check_up_to_date(url: str) -> None:
    """Raises `DatabaseOutdatedError` unless the database has all migrations. One from a newer version is let pass, and logged."""
    scripts = ScriptDirectory.from_config(migration_config())
    head = scripts.get_current_head()
    engine = create_engine(database_address(url), poolclass=pool.NullPool, connect_args=_ARGUMENTS)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    engine.dispose()
    if current == head:
        return
    if current is None or current in {revision.revision for revision in scripts.walk_revisions()}:
        message = (
            "The database is not up to date: run `crm-desktop migrate`, or start with `crm-desktop serve --migrate`"
        )
        raise DatabaseOutdatedError(message)
    log.warning("The database was migrated by a newer version (%s; this one knows %s)", current, head)
