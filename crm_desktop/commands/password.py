"""``crm-desktop password``."""

import sys
from pathlib import Path

import click

from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_person import find_named_person, with_person
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from resolvers.administration.new_password import check_password
from resolvers.authentication import save_password
from resolvers.user_error import Problems


@click.command(cls=CheckedCommand)
@with_person
@with_database
def password(email: str, company: str | None, database_url: str | None, data_dir: Path) -> None:
    """Set the password of the person with EMAIL: asked for, or the first line of standard input. It ends their sessions."""

    async def save(url: str, text: str) -> None:
        async with open_engine(url) as engine:
            await save_password(engine, await find_named_person(engine, email, company), text, act="setPassword")

    text = _ask()
    with open_database(database_url, data_dir) as database:
        run(save(database.url, text))
    click.echo("The password is set.", err=True)


def _ask() -> str:
    if sys.stdin.isatty():
        text: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        text = sys.stdin.readline().rstrip("\r\n")
    problems = Problems()
    check_password(problems, ("password",), text)
    for problem in problems.found:
        raise click.ClickException(problem.message.en)
    return text
