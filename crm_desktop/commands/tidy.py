"""``crm-desktop tidy``."""

from pathlib import Path

import click

from crm_desktop.app import utc_now
from crm_desktop.checked_command import CheckedCommand
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.retention_settings import with_retention
from crm_desktop.settings import with_database
from resolvers.housekeeping.keeping import Housekeeper
from resolvers.housekeeping.retention import Retention


@click.command(cls=CheckedCommand)
@with_retention
@with_database
def tidy(retention: Retention, database_url: str | None, data_dir: Path) -> None:
    """Do at once what a server does in the background: remove companies whose time has come, and forget what is old.

    For servers whose role of the database may not. Everybody may go on reading and writing meanwhile.
    """

    async def keep_house(url: str) -> None:
        async with open_engine(url) as engine:
            housekeeper = Housekeeper(engine, utc_now, retention)
            await housekeeper.remove_due(lambda table, count: click.echo(f"{count:>12,}  {table}"))
            await housekeeper.forget()

    with open_database(database_url, data_dir) as database:
        run(keep_house(database.url))
