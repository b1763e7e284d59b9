"""``crm-desktop import``."""

from pathlib import Path

import click

from crm_desktop.app import utc_now
from crm_desktop.checked_command import CheckedCommand
from crm_desktop.import_progress import import_progress
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database, with_size
from resolvers import importing


@click.command(name="import", cls=CheckedCommand)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--company", help="Import it as the company with this external id, whatever company.json says.")
@with_size
@with_database
def import_folder(folder: Path, company: str | None, cells_from: int, database_url: str | None, data_dir: Path) -> None:
    """Import a company from FOLDER, all of it or nothing. Importing the same folder again changes nothing.

    The least there must be is company.json (external_id, name, timezone, currency) and users.csv (external_id, email, name,
    role); docs/import-format.md has all of the format.
    """

    async def load(url: str) -> importing.ImportSummary:
        async with open_engine(url) as engine:
            with import_progress() as progress:
                return await importing.import_folder(
                    engine, folder, now=utc_now(), progress=progress, company=company, cells_from=cells_from
                )

    with open_database(database_url, data_dir) as database:
        try:
            summary = run(load(database.url))
        except importing.ImportRefusedError as error:
            for line in str(error).splitlines():
                click.echo(line, err=True)
            message = "Nothing was imported."
            raise click.ClickException(message) from None
    for name, rows in summary.rows.items():
        click.echo(f"{rows:>10,}  {name}")
    click.echo(f"Imported in {summary.seconds:.1f} s.")
