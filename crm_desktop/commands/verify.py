"""``crm-desktop verify``."""

from collections.abc import Sequence
from pathlib import Path

import click

from crm_desktop.named_companies import find_companies, with_company
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from resolvers.cells.verifying import Verified
from resolvers.cells.verifying import verify as verify_cells


@click.command()
@with_company
@with_database
def verify(company: str | None, database_url: str | None, data_dir: Path) -> None:
    """Compare what is kept added up with the records; ends with 1 where they differ. Others may go on reading and writing."""

    async def compare(url: str) -> bool:
        async with open_engine(url) as engine:
            companies = await find_companies(engine, company)
            return all([_tell(name, await verify_cells(engine, company_id)) for company_id, name in companies])

    with open_database(database_url, data_dir) as database:
        if not run(compare(database.url)):
            message = "What is kept added up differs from the records: crm-desktop rebuild computes it anew"
            raise click.ClickException(message)


def _tell(name: str, verified: Sequence[Verified] | None) -> bool:
    """Prints what was found; whether it is well."""
    if verified is None:
        click.echo(f"{name}: nothing is kept yet")
        return True
    wrong = [each for each in verified if each.count]
    click.echo(f"{name}: {'differs' if wrong else 'agrees'}")
    for each in wrong:
        click.echo(f"{each.count:>12,}  sums of {each.table}, such as the following, lack this much:")
        for sums in each.lacking:
            click.echo(f"{'':14}{sums}")
    return not wrong
