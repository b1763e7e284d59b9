"""``crm-desktop reset-second-factor``."""

from datetime import UTC, datetime
from pathlib import Path

import click

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_person import find_named_person, with_person
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from resolvers.authentication import note_act
from resolvers.authentication.second_factor.forgetting import forget_factor
from resolvers.commands import begin_unsigned


@click.command(cls=CheckedCommand)
@with_person
@with_database
def reset_second_factor(email: str, company: str | None, database_url: str | None, data_dir: Path) -> None:
    """Take away the second factor of the person with EMAIL: the way back for an administrator who lost theirs."""

    async def reset(url: str) -> bool:
        async with open_engine(url) as engine:
            person = await find_named_person(engine, email, company)
            async with begin_unsigned(engine, person.company_id) as transaction:
                had_one = await forget_factor(transaction, person.user_id)
                if had_one:
                    now = datetime.now(UTC)
                    await note_act(transaction, "resetSecondFactor", person.user_id, now, is_own=False)
                return had_one

    with open_database(database_url, data_dir) as database:
        had_one = run(reset(database.url))
    click.echo("The second factor is gone." if had_one else "There was no second factor.", err=True)
