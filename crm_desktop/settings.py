"""Where the process listens and where its data is: options of the commands, each with an environment variable."""

import re
from collections.abc import Callable
from functools import wraps
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import click

from crm_desktop.bounds import DEFAULT_BOUNDS, Bounds
from crm_desktop.cross_origin import read_origins
from crm_desktop.database import database_address
from crm_desktop.listed import listed
from crm_desktop.number_types import COUNT, Seconds
from crm_desktop.persisted_documents import ManifestError, PersistedDocuments
from crm_desktop.web_page import DOCUMENTS
from resolvers.cells.size import CELLS_FROM
from resolvers.statement import PATIENCE_SECONDS


def _database_url(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if not value:
        return None
    try:
        database_address(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    return value


def replica_urls(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """The addresses of the option, none if there are none, or a refusal that says which is none."""
    urls = listed(value)
    for place, url in enumerate(urls, 1):
        try:
            database_address(url)
        except ValueError as error:
            # Not the address itself: it may hold a password.
            message = f"number {place} of {len(urls)}: {error}"
            raise click.BadParameter(message) from error
    return urls


def allowed_origins(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """The origins of the option, or a refusal that says what is expected."""
    try:
        return read_origins(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def allowed_hosts(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """The hosts of the option, any if there is none, or a refusal that says what is expected."""
    hosts = listed(value.lower())
    for host in hosts:
        if not _HOST.fullmatch(host):
            message = f"{host!r} is no host; expected each by its name, such as crm.example, or *.crm.example for all below it"
            raise click.BadParameter(message)
    return hosts or ("*",)


_HOST = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]")


def networks(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """The networks of the option, none if there are none, or a refusal that says what is expected."""
    networks = listed(value)
    for network in networks:
        try:
            ip_network(network)
        except ValueError:
            message = (
                f"{network!r} is no address; expected each as an address or a network, such as 10.0.0.7 or 10.0.0.0/24"
            )
            raise click.BadParameter(message) from None
    return networks


def persisted_documents(_context: click.Context, _option: click.Parameter, value: str) -> PersistedDocuments:
    """The documents of the page, and of the files of the option, or a refusal that says which is none."""
    own = [DOCUMENTS] if DOCUMENTS.exists() else []
    try:
        return PersistedDocuments.read([*own, *map(Path, listed(value))])
    except ManifestError as error:
        raise click.BadParameter(str(error)) from error


def traces_endpoint(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """The address of the option, if any, or a refusal that says what is expected, or missing."""
    if not value:
        return None
    if not re.match(r"https?://[^/]", value):
        message = f"{value!r} is no address; expected the collector's, such as http://127.0.0.1:4318/v1/traces"
        raise click.BadParameter(message)
    if find_spec("opentelemetry") is None or find_spec("opentelemetry.exporter") is None:
        raise click.BadParameter("OpenTelemetry is not installed: pip install 'crm-desktop[traces]'")
    return value


_BOUNDS: "dict[str, tuple[click.ParamType[Any], str]]" = {
    "at_once": (click.IntRange(1), "How many requests read figures at once; the others wait for their turns."),
    "most_waiting": (click.IntRange(0), "How many wait at the most."),
    "patience": (
        Seconds(0),
        "Seconds that a request waits at the most; who would wait longer gets 503 at once.",
    ),
    "time_limit": (Seconds(1), "Seconds that a request may take in all."),
    "statement_timeout": (
        Seconds(0.1, PATIENCE_SECONDS - 1),
        "Seconds that one statement may take in the database; behind a pooler those of its role.",
    ),
    "lock_timeout": (
        Seconds(0.1, PATIENCE_SECONDS - 1),
        "Seconds of them that it may wait for a lock; behind a pooler those of its role.",
    ),
    "pool_timeout": (Seconds(0.1), "Seconds that a request waits for a connection to the database."),
    "silence_limit": (
        Seconds(0.5),
        "Seconds without a word from the database after which requests are told that it cannot be used.",
    ),
    "person_rate": (click.IntRange(1), "Requests a minute of one person."),
    "company_rate": (click.IntRange(1), "Requests a minute of one company."),
    "address_rate": (click.IntRange(1), "Requests a minute from one network address."),
    "log_in_rate": (click.IntRange(1), "Attempts to log in a minute from one network address."),
    "session_idle_hours": (
        click.IntRange(1, 720),
        "Hours after which a session that is not used ends; all do after 30 days.",
    ),
}


def with_bounds(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options that say how much a process takes on, as ``bounds``."""

    @wraps(command)
    def bounded(**given: Any) -> Any:
        bounds = Bounds(**{name: given.pop(name) for name in _BOUNDS})
        return command(bounds=bounds, **given)

    for name, (kind, text) in reversed(_BOUNDS.items()):
        option = f"--{name.replace('_', '-')}"
        variable, default = name.upper(), getattr(DEFAULT_BOUNDS, name)
        described = f"{text} [{variable}]"
        bounded = click.option(option, envvar=variable, default=default, show_default=True, type=kind, help=described)(
            bounded
        )
    return bounded


def with_size(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the option that says which companies have cells, as ``cells_from``."""
    return click.option(
        "--cells-from",
        envvar="CELLS_FROM",
        default=CELLS_FROM,
        show_default=True,
        type=COUNT,
        help="From how many deals, activities or communications on what a company's figures are made of is kept added up. [CELLS_FROM]",
    )(command)


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
