"""``crm-desktop token``."""

from pathlib import Path

import click

from crm_desktop.named_person import find_named_person, with_person
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from resolvers.authentication import create_token


@click.command()
@with_person
@click.option("--name", default="", help="What the token is for.")
@with_database
def token(email: str, company: str | None, name: str, database_url: str | None, data_dir: Path) -> None:
    """Make an API token for a program that acts as the person with EMAIL, and print it. It is shown only once."""

    async def create(url: str) -> str:
        async with open_engine(url) as engine:
            person = await find_named_person(engine, email, company)
            return (await create_token(engine, person, name)).text

    with open_database(database_url, data_dir) as database:
        click.echo(run(create(database.url)))
