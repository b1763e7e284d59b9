"""``crm-desktop verify``."""

from pathlib import Path

import click

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_companies import find_companies, with_company
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from resolvers.cells.verifying import Verified
from resolvers.cells.verifying import verify as verify_cells
from resolvers.currencies.verifying import VerifiedDeals, verify_conversion


@click.command(cls=CheckedCommand)
@with_company
@with_database
def verify(company: str | None, database_url: str | None, data_dir: Path) -> None:
    """Compare what is kept added up with the records; ends with 1 where they differ. Others may go on reading and writing."""

    async def compare(url: str) -> bool:
        async with open_engine(url) as engine:
            agrees = True
            for company_id, name in await find_companies(engine, company):
                click.echo(name)
                verified = await verify_cells(engine, company_id, _tell)
                if verified is None:
                    click.echo(f"{'':14}nothing is kept")
                deals = await verify_conversion(engine, company_id)
                _tell_of_deals(deals)
                agrees = agrees and not deals.wrong and not any(each.count for each in verified or ())
            return agrees

    with open_database(database_url, data_dir) as database:
        if not run(compare(database.url)):
            message = "What is kept added up differs from the records: crm-desktop rebuild computes it anew"
            raise click.ClickException(message)


def _tell(verified: Verified) -> None:
    click.echo(f"{verified.count:>12,}  sums of {verified.table} differ, in {verified.seconds:.1f} s")
    if verified.count:
        click.echo(f"{'':14}such as these, of which so much is missing:")
        for sums in verified.lacking:
            click.echo(f"{'':14}{sums}")


def _tell_of_deals(verified: VerifiedDeals) -> None:
    if verified.deals:
        click.echo(f"{verified.wrong:>12,}  of {verified.deals:,} deals in other currencies are converted wrongly")
    for deal in verified.shown:
        click.echo(f"{'':14}{deal}")
