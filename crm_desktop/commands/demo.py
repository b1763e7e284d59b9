"""``crm-desktop demo``."""

import secrets
from pathlib import Path

import click
from sqlalchemy import select

from crm_desktop.app import utc_now
from crm_desktop.checked_command import CheckedCommand
from crm_desktop.demo.company import DemoCompany
from crm_desktop.demo_company import DEMO_DEALS, create_demo_company
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from models import Company


@click.command(cls=CheckedCommand)
@click.option(
    "--deals",
    default=DEMO_DEALS,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many deals the company has had.",
)
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same company.")
@click.option(
    "--language",
    default="en",
    show_default=True,
    type=click.Choice(["en", "ru"]),
    help="Of names; also decides clock and currency.",
)
@click.option("--company", default="demo", show_default=True, help="The company's external id.")
@with_database
def demo(deals: int, seed: int, language: str, company: str, database_url: str | None, data_dir: Path) -> None:
    """Create a made-up company and tell its log-ins."""
    password = secrets.token_urlsafe(9)

    async def create(url: str) -> DemoCompany:
        async with open_engine(url) as engine:
            async with engine.connect() as connection:
                query = select(Company.id).where(Company.external_id == company)
                if (await connection.execute(query)).first() is not None:
                    message = f"There is a company {company} already: choose another external id with --company"
                    raise click.ClickException(message)
            return await create_demo_company(
                engine,
                deals=deals,
                seed=seed,
                language=language,
                external_id=company,
                now=utc_now(),
                password=password,
            )

    with open_database(database_url, data_dir) as database:
        made = run(create(database.url))
    for name, rows in made.rows.items():
        click.echo(f"{rows:>10,}  {name}")
    click.echo(f"Log-ins, all with the password {password}")
    for log_in in made.log_ins:
        click.echo(f"  {log_in.email:28} {log_in.role:8} {log_in.name}, sees {log_in.sees}")
