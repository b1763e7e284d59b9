"""``crm-desktop export``."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import click
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_companies import find_companies
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from resolvers.authentication import PersonNotFoundError
from resolvers.portability import open_taking
from resolvers.portability.person import find_anybody


@click.command(cls=CheckedCommand, name="export")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--company", required=True, help="The external id of the company.")
@click.option("--person", help="Only what is about the person with this e-mail, who may be dismissed.")
@with_database
def export_folder(folder: Path, company: str, person: str | None, database_url: str | None, data_dir: Path) -> None:
    """Write everything of a company, or of a person of it, into FOLDER, in the format that import reads.

    All of it is as of one moment; others may go on reading and writing. FOLDER is made, and must not be there yet.
    """

    async def write(url: str, to: Path) -> None:
        async with open_engine(url) as engine:
            [(company_id, _)] = await find_companies(engine, company)
            person_id = None if person is None else await _find_person(engine, company_id, person)
            async with open_taking(engine, company_id, person_id) as taking:
                async for file in taking.files():
                    path = to / file.name
                    path.parent.mkdir(exist_ok=True)
                    with path.open("wb") as written:
                        async for chunk in file.chunks:
                            written.write(chunk)

    if folder.exists():
        message = f"{folder} is there already: name a folder that is not"
        raise click.ClickException(message)
    with open_database(database_url, data_dir) as database, _whole_or_nothing(folder) as beginning:
        run(write(database.url, beginning))
    click.echo(f"{folder} holds everything{' of the person' if person else ''}.")


@contextmanager
def _whole_or_nothing(folder: Path) -> Generator[Path]:
    """A folder to write into, which gets its name once all is written."""
    beginning = folder.with_name(f"{folder.name}.part")
    beginning.mkdir(parents=True)
    try:
        yield beginning
        beginning.rename(folder)
    except BaseException:
        rmtree(beginning, ignore_errors=True)
        raise


async def _find_person(engine: AsyncEngine, company_id: int, email: str) -> int:
    try:
        return await find_anybody(engine, company_id, email)
    except PersonNotFoundError:
        message = f"Nobody in the company has the e-mail {email}"
        raise click.ClickException(message) from None
