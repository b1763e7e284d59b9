"""``crm-desktop migrate``."""

from pathlib import Path

import click

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.opened_database import open_database
from crm_desktop.settings import with_database


@click.command(cls=CheckedCommand)
@with_database
def migrate(database_url: str | None, data_dir: Path) -> None:
    """Bring the database up to date."""
    with open_database(database_url, data_dir, migrating=True):
        click.echo("The database is up to date.")
