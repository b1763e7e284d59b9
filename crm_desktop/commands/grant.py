"""``crm-desktop grant``."""

from pathlib import Path

import click
import psycopg

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.duties import Duty, GrantRefusedError
from crm_desktop.duties import grant as grant_rights
from crm_desktop.opened_database import open_database
from crm_desktop.settings import with_database


@click.command(cls=CheckedCommand)
@click.argument("role")
@click.option(
    "--for",
    "duty",
    required=True,
    type=click.Choice([duty.value for duty in Duty]),
    help="What the role is there for: serve, or the other commands but migrate, grant and distribute.",
)
@with_database
def grant(role: str, duty: str, database_url: str | None, data_dir: Path) -> None:
    """Give ROLE of the database the rights of a duty, and no others. To be run by the tables' owner, again after each migrate."""
    with open_database(database_url, data_dir) as database:
        try:
            grant_rights(database.url, role, Duty(duty))
        except GrantRefusedError as error:
            raise click.ClickException(str(error)) from error
        except psycopg.Error as error:
            message = f"Nothing was granted: {error}"
            raise click.ClickException(message) from error
    click.echo(f"{role} may do what {duty} needs, and nothing else.")
