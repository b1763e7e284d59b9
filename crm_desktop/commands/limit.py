"""``crm-desktop limit``."""

from pathlib import Path

import click

from crm_desktop.app import utc_now
from crm_desktop.checked_command import CheckedCommand
from crm_desktop.number_types import COUNT
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from resolvers.administration.operating import OperatedCompany, set_limits


@click.command(cls=CheckedCommand)
@click.argument("company")
@click.option("--people", type=COUNT, help="The most people at work.")
@click.option("--records", type=COUNT, help="The most contacts, activities, deals and communications together.")
@click.option("--reports", type=COUNT, help="The most reports in use.")
@click.option("--requests", type=COUNT, help="The most requests a minute to one process, instead of the server's.")
@with_database
def limit(company: str, database_url: str | None, data_dir: Path, **given: int | None) -> None:
    """Set what the company with this external id may have at the most, 0 for any number, and tell what it has.

    What there is above a limit stays; more is refused from the next request on.
    """
    limits = {kind: most or None for kind, most in given.items() if most is not None}

    async def change(url: str) -> OperatedCompany | None:
        async with open_engine(url) as engine:
            return await set_limits(engine, company, limits, utc_now())

    with open_database(database_url, data_dir) as database:
        found = run(change(database.url))
    if found is None:
        message = f"There is no company {company}"
        raise click.ClickException(message)
    for each in found.usage.values():
        most = "any number" if each.most is None else f"{each.most:,}"
        click.echo(f"{each.used:>12,} {each.kind.value} of {most}")
