"""``crm-desktop limit``."""

from collections.abc import Mapping
from pathlib import Path

import click
from sqlalchemy import update

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_companies import find_companies
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from models import Company
from resolvers.commands import begin_unsigned
from resolvers.company_limits import LimitKind, Usage, read_usage

_MOST = click.IntRange(0)


@click.command(cls=CheckedCommand)
@click.argument("company")
@click.option("--people", type=_MOST, help="The most people at work.")
@click.option("--records", type=_MOST, help="The most contacts, activities, deals and communications together.")
@click.option("--reports", type=_MOST, help="The most reports in use.")
@click.option("--requests", type=_MOST, help="The most requests a minute to one process, instead of the server's.")
@with_database
def limit(company: str, database_url: str | None, data_dir: Path, **given: int | None) -> None:
    """Set what the company with this external id may have at the most, 0 for any number, and tell what it has.

    What there is above a limit stays; more is refused from the next request on.
    """
    columns = {f"{name}_limit": most or None for name, most in given.items() if most is not None}

    async def set_limits(url: str) -> Mapping[LimitKind, Usage]:
        async with open_engine(url) as engine:
            [(company_id, _)] = await find_companies(engine, company)
            async with begin_unsigned(engine, company_id) as transaction:
                if columns:
                    await transaction.write(update(Company).where(Company.id == company_id).values(columns))
                return await read_usage(transaction.connection, company_id)

    with open_database(database_url, data_dir) as database:
        usage = run(set_limits(database.url))
    for each in usage.values():
        most = "any number" if each.most is None else f"{each.most:,}"
        click.echo(f"{each.used:>12,} {each.kind.value} of {most}")
