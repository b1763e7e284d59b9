"""``crm-desktop rebuild``."""

from pathlib import Path

import click

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_companies import find_companies, with_company
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database, with_size
from resolvers.cells.rebuilding import Rebuilt
from resolvers.cells.rebuilding import rebuild as rebuild_cells
from resolvers.records.last_moves import keep_last_moves


@click.command(cls=CheckedCommand)
@with_company
@with_size
@with_database
def rebuild(company: str | None, cells_from: int, database_url: str | None, data_dir: Path) -> None:
    """Compute anew what is kept added up of records; of small companies nothing is kept. Others may go on reading and writing."""

    async def build(url: str) -> None:
        async with open_engine(url) as engine:
            for company_id, name in await find_companies(engine, company):
                click.echo(name)
                await rebuild_cells(engine, company_id, _tell, cells_from)
                await keep_last_moves(engine, company_id, _tell_last_moves)

    with open_database(database_url, data_dir) as database:
        run(build(database.url))


def _tell_last_moves(found: int) -> None:
    click.echo(f"{found:>12,}  deals: when they last moved")


def _tell(rebuilt: Rebuilt) -> None:
    click.echo(f"{rebuilt.cells:>12,}  {rebuilt.table} in {rebuilt.seconds:.1f} s")
