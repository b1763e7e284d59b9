"""``crm-desktop token``."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_person import find_named_person, with_person
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from models import TokenScope
from resolvers.authentication import USUAL_SCOPES, create_token


@click.command(cls=CheckedCommand)
@with_person
@click.option("--name", default="", help="What the token is for.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([scope.value for scope in TokenScope]),
    help="What it may do; again for more. Everything that the person may, if left out; `embedding` is never among that.",
)
@click.option("--days", type=click.IntRange(1, 3660), help="For how long it is good; until it is revoked, if left out.")
@with_database
def token(
    email: str,
    company: str | None,
    name: str,
    scopes: tuple[str, ...],
    days: int | None,
    database_url: str | None,
    data_dir: Path,
) -> None:
    """Make an API token for a program that acts as the person with EMAIL, and print it. It is shown only once."""

    async def create(url: str) -> str:
        async with open_engine(url) as engine:
            person = await find_named_person(engine, email, company)
            expires_at = None if days is None else datetime.now(UTC) + timedelta(days=days)
            allowed = tuple(map(TokenScope, scopes or USUAL_SCOPES))
            return (await create_token(engine, person, name, allowed, expires_at, act="createApiToken")).text

    with open_database(database_url, data_dir) as database:
        click.echo(run(create(database.url)))
