"""Where the process listens and where its data is: options of the commands, each with an environment variable."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from crm_desktop.cross_origin import read_origins
from crm_desktop.database import database_address


def _database_url(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if not value:
        return None
    try:
        database_address(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    return value


def allowed_origins(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """The origins of the option, or a refusal that says what is expected."""
    try:
        return read_origins(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def allowed_hosts(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """The hosts of the option, any if there is none, or a refusal that says what is expected."""
    hosts = tuple(part.lower() for part in re.split(r"[,\s]+", value) if part)
    for host in hosts:
        if not _HOST.fullmatch(host):
            message = f"{host!r} is no host; expected each by its name, such as crm.example, or *.crm.example for all below it"
            raise click.BadParameter(message)
    return hosts or ("*",)


_HOST = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]")

_DATABASE_OPTIONS = (
    click.option(
        "--database-url",
        envvar="DATABASE_URL",
        callback=_database_url,
        help="PostgreSQL 15 or newer: postgresql://user:password@host:port/database. "
        "Without it an embedded one is used. [DATABASE_URL]",
    ),
    click.option(
        "--data-dir",
        envvar="DATA_DIR",
        default=".data",
        show_default=True,
        type=click.Path(path_type=Path, file_okay=False),
        help="Where the embedded PostgreSQL keeps its data. [DATA_DIR]",
    ),
)


def with_database(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options that name its database."""
    for option in reversed(_DATABASE_OPTIONS):
        command = option(command)
    return command
