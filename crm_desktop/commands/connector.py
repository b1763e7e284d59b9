"""``crm-desktop connector``: connected systems, as whoever runs the server sees them."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_network
from pathlib import Path

import click
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import utc_now
from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_person import find_named_person
from crm_desktop.number_types import COUNT
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.secrets_keys import keys_of, secrets_keys
from crm_desktop.settings import networks, with_database
from models import RunKind
from resolvers.authentication import Vault
from resolvers.authentication.finding_viewer import find_colleague
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext
from resolvers.connectors.connections import run_connection
from resolvers.connectors.reading import ConnectionState, read_connections, read_runs
from resolvers.connectors.runner import ConnectionRunner
from resolvers.errors import RequestError

_AS = "The e-mail of an administrator of the company."
_COMPANY = "The company's external id; needed only if several know this e-mail."


@click.group()
def connector() -> None:
    """Connected systems: how they stand, and running one now."""


@connector.command(name="list", cls=CheckedCommand)
@click.option("--as", "email", required=True, help=_AS)
@click.option("--company", help=_COMPANY)
@with_database
def list_connections(email: str, company: str | None, database_url: str | None, data_dir: Path) -> None:
    """Tell the connected systems of a company: number, vendor, name, status, last and next run, refused rows."""

    async def tell(engine: AsyncEngine) -> None:
        command = await _command(engine, email, company)
        for each in await read_connections(command):
            click.echo(_line(each))

    _with_engine(database_url, data_dir, tell)


@connector.command(name="run", cls=CheckedCommand)
@click.argument("number", type=COUNT)
@click.option("--as", "email", required=True, help=_AS)
@click.option("--company", help=_COMPANY)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in RunKind]),
    default=RunKind.CHANGES.value,
    show_default=True,
    help="What the run does.",
)
@click.option("--may-delete", is_flag=True, help="Of a reconciliation: delete what is gone there, however much it is.")
@click.option(
    "--secrets-keys", envvar="SECRETS_KEYS", default="", callback=secrets_keys, help="As of serve. [SECRETS_KEYS]"
)
@click.option(
    "--webhook-networks",
    envvar="WEBHOOK_NETWORKS",
    default="",
    callback=networks,
    help="As of serve. [WEBHOOK_NETWORKS]",
)
@with_database
def run_now(
    number: int,
    email: str,
    company: str | None,
    kind: str,
    may_delete: bool,
    secrets_keys: tuple[str, ...],
    webhook_networks: tuple[str, ...],
    database_url: str | None,
    data_dir: Path,
) -> None:
    """Run the connected system of this NUMBER, and what else of the server's is due, until nothing is; and tell what it brought."""
    vault = Vault(secrets_keys or keys_of(data_dir))

    async def carry_out(engine: AsyncEngine) -> None:
        command = await _command(engine, email, company)
        done = await run_connection(command, number, RunKind(kind), may_delete=may_delete)
        if done.errors:
            raise click.ClickException("\n".join(each.message.en for each in done.errors))
        runner = ConnectionRunner(engine, vault, [*map(ip_network, webhook_networks)], utc_now)
        while await runner.run_next():
            pass
        runs, _, _ = await read_runs(command, number, 1)
        for each in runs:
            click.echo(f"{each.kind.value}: {each.requests:,} requests")
            for of_kind, outcomes in each.counts.items():
                told = ", ".join(f"{count:,} {outcome}" for outcome, count in outcomes.items())
                click.echo(f"{of_kind:>14}: {told}")
            for entity, found in each.differences.items():
                counted = ", ".join(
                    f"{found[name]:,} {name}" for name in ("there", "here", "missing", "outdated", "gone")
                )
                click.echo(f"{entity:>14}: {counted}{', held' if found['held'] else ''}")
        [state] = [each for each in await read_connections(command) if each.id == number]
        click.echo(_line(state))

    _with_engine(database_url, data_dir, carry_out)


def _line(state: ConnectionState) -> str:
    at = [each and each.isoformat(timespec="seconds") for each in (state.looked_at, state.due_at)]
    problem = f"; {state.problem['kind']}: {state.problem['detail']}" if state.problem else ""
    status = state.status(utc_now()).value
    return f"{state.id} {state.vendor} {state.name}: {status}, last {at[0]}, next {at[1]}, {state.refused} refused{problem}"


def _with_engine(database_url: str | None, data_dir: Path, work: Callable[[AsyncEngine], Awaitable[None]]) -> None:
    async def carry_out(url: str) -> None:
        async with open_engine(url) as engine:
            try:
                await work(engine)
            except RequestError as error:
                raise click.ClickException(error.message.en) from None

    with open_database(database_url, data_dir) as database:
        run(carry_out(database.url))


async def _command(engine: AsyncEngine, email: str, company: str | None) -> CommandContext:
    now = utc_now()
    person = await find_named_person(engine, email, company)
    async with autocommitting(engine) as reading:
        viewer = await find_colleague(reading, person.company_id, person.user_id, now)
    assert viewer is not None  # who was just found
    return CommandContext(engine, viewer, now)
