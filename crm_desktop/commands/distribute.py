"""``crm-desktop distribute``."""

from pathlib import Path

import click
import psycopg

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.distribution import DistributionRefusedError
from crm_desktop.distribution import distribute as distribute_tables
from crm_desktop.opened_database import open_database
from crm_desktop.settings import with_database


@click.command(cls=CheckedCommand)
@with_database
def distribute(database_url: str | None, data_dir: Path) -> None:
    """Spread a database over the nodes of its Citus cluster, each company's rows on one. Nobody may write meanwhile."""
    with open_database(database_url, data_dir) as database:
        try:
            distribute_tables(database.url, click.echo)
        except DistributionRefusedError as error:
            raise click.ClickException(str(error)) from error
        except psycopg.Error as error:
            message = f"Nothing was distributed: {error}"
            raise click.ClickException(message) from error
    click.echo("The database is distributed.")
