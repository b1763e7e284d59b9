"""``crm-desktop create``."""

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import click

from crm_desktop.app import utc_now
from crm_desktop.checked_command import CheckedCommand
from crm_desktop.new_company_limits import with_new_company_limits
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from resolvers.administration.new_company import NewCompany, create_company
from resolvers.authentication import NewWayIn
from resolvers.language import Language
from resolvers.user_error import UserError


@click.command(cls=CheckedCommand)
@click.argument("external_id")
@click.option("--name", required=True, help="What the company is called.")
@click.option("--time-zone", required=True, help="Its clock: a zone of the IANA database, such as Europe/Berlin.")
@click.option("--currency", required=True, help="The code of its currency by ISO 4217, such as EUR.")
@click.option("--admin", required=True, help="The e-mail of its first administrator.")
@click.option("--admin-name", required=True, help="What they are called.")
@click.option("--language", type=click.Choice(get_args(Language)), help="Theirs; by their browser if left out.")
@with_new_company_limits()
@with_database
def create(
    external_id: str,
    name: str,
    time_zone: str,
    currency: str,
    admin: str,
    admin_name: str,
    language: Language | None,
    database_url: str | None,
    data_dir: Path,
    new_company_limits: Mapping[str, int | None],
) -> None:
    """Make an empty company with this external id, and print the way in of its first administrator."""
    new = NewCompany(external_id, name, time_zone, currency, admin, admin_name, language, new_company_limits)

    async def make(url: str) -> NewWayIn | tuple[UserError, ...]:
        async with open_engine(url) as engine:
            return await create_company(engine, new, utc_now())

    with open_database(database_url, data_dir) as database:
        made = run(make(database.url))
    if not isinstance(made, NewWayIn):
        raise click.ClickException("\n".join(f"{each.field[-1]}: {each.message.en}" for each in made))
    click.echo(f"/invitation#{made.secret}")
    click.echo(f"Below the page's address; good once, until {made.expires_at:%Y-%m-%d %H:%M} UTC.", err=True)
