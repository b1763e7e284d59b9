"""``crm-desktop erase``."""

from pathlib import Path

import click

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_companies import find_companies
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from resolvers.authentication import PersonNotFoundError
from resolvers.housekeeping.erasure import StillEmployedError, erase_person
from resolvers.portability.person import find_anybody


@click.command(cls=CheckedCommand)
@click.argument("email")
@click.option("--company", required=True, help="The external id of the company.")
@click.confirmation_option(prompt="Their name and all that is theirs alone will be gone. Erase them?")
@with_database
def erase(email: str, company: str, database_url: str | None, data_dir: Path) -> None:
    """Erase the dismissed person with EMAIL: their name, address, and all that is theirs alone.

    What they did for the company stays, done by a number. What stands in records is not looked through.
    """

    async def forget(url: str) -> None:
        async with open_engine(url) as engine:
            [(company_id, _)] = await find_companies(engine, company)
            await erase_person(engine, company_id, await find_anybody(engine, company_id, email))

    with open_database(database_url, data_dir) as database:
        try:
            run(forget(database.url))
        except PersonNotFoundError:
            message = f"Nobody in the company has the e-mail {email}"
            raise click.ClickException(message) from None
        except StillEmployedError:
            message = f"{email} works in the company: dismiss them first"
            raise click.ClickException(message) from None
    click.echo("Erased.")
