"""``crm-desktop remove``."""

from collections import Counter
from pathlib import Path

import click
from sqlalchemy import update

from crm_desktop.app import utc_now
from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_companies import find_companies
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from models import Company
from resolvers.commands import begin_unsigned
from resolvers.housekeeping.removal import remove_company


@click.command(cls=CheckedCommand)
@click.argument("company")
@click.option("--yes", is_flag=True, help="Do not ask for the external id once more.")
@with_database
def remove(company: str, yes: bool, database_url: str | None, data_dir: Path) -> None:
    """Remove the company with this external id, and every row of it, at once and for good. Export it before.

    From then on nobody of it gets in. Others go on reading and writing. It may be broken off, and begun again.
    """
    gone: Counter[str] = Counter()

    async def empty(url: str) -> None:
        async with open_engine(url) as engine:
            [(company_id, _)] = await find_companies(engine, company)
            if not yes:
                click.prompt(f"Everything of {company} will be gone. Its external id once more", type=_Same(company))
            async with begin_unsigned(engine, company_id) as transaction:
                due = update(Company).where(Company.id == company_id).values(deletion_due_at=utc_now())
                await transaction.write(due)
            await remove_company(engine, company_id, lambda table, count: gone.update({table: count}))

    with open_database(database_url, data_dir) as database:
        run(empty(database.url))
    for table, count in sorted(gone.items()):
        click.echo(f"{count:>12,}  {table}")


class _Same(click.ParamType[str]):
    """A text that has to be typed once more."""

    name = "external id"

    def __init__(self, expected: str) -> None:
        self._expected = expected

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text, if it is the one."""
        if value != self._expected:
            self.fail(f"expected {self._expected}", param, ctx)
        return value
