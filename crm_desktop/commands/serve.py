"""``crm-desktop serve``."""

import socket
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import click

from crm_desktop.bounds import Bounds
from crm_desktop.checked_command import CheckedCommand
from crm_desktop.first_demo import DemoLogIns, ensure_demo
from crm_desktop.logs import LogFormat, log_to_stderr
from crm_desktop.mail import MailSettings, folder_settings, with_mail
from crm_desktop.new_company_limits import with_new_company_limits
from crm_desktop.number_types import Seconds
from crm_desktop.observing.metrics_server import showing_metrics
from crm_desktop.opened_database import open_database, run
from crm_desktop.operator_http import operator_keys
from crm_desktop.persisted_documents import PersistedDocuments
from crm_desktop.retention_settings import with_retention
from crm_desktop.secrets_keys import keys_of, secrets_keys
from crm_desktop.service import Service
from crm_desktop.serving import address_of, close, end_well, listen
from crm_desktop.settings import (
    allowed_hosts,
    allowed_origins,
    networks,
    persisted_documents,
    replica_urls,
    traces_endpoint,
    with_bounds,
    with_database,
    with_size,
)
from crm_desktop.share import Share, usual_processes
from crm_desktop.web_page import WEB_DIST
from crm_desktop.workers import WorkerFailedError, serve_by
from models.time_zone import DATABASE_VERSION
from resolvers.housekeeping.retention import Retention


@click.command(cls=CheckedCommand)
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="The address to listen on. [HOST]")
@click.option(
    "--port",
    envvar="PORT",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port; 0 for any free one. [PORT]",
)
@click.option(
    "--allowed-origins",
    envvar="ALLOWED_ORIGINS",
    default="",
    callback=allowed_origins,
    help="Origins whose pages may ask the API with a token, separated by commas: https://reports.example. "
    "None if left out. [ALLOWED_ORIGINS]",
)
@click.option(
    "--allowed-hosts",
    envvar="ALLOWED_HOSTS",
    default="",
    callback=allowed_hosts,
    help="Names of hosts that requests may be meant for, separated by commas: crm.example, *.crm.example. "
    "Any if left out. [ALLOWED_HOSTS]",
)
@click.option(
    "--trusted-proxies",
    envvar="TRUSTED_PROXIES",
    default="",
    callback=networks,
    help="Addresses or networks of proxies, separated by commas, that are believed where a request comes from and whether by https "
    "(X-Forwarded-For, X-Forwarded-Proto): 10.0.0.7, 10.1.0.0/16. None if left out. [TRUSTED_PROXIES]",
)
@click.option(
    "--secrets-keys",
    envvar="SECRETS_KEYS",
    default="",
    callback=secrets_keys,
    help="Keys of the secrets in the database, separated by commas: the first one seals, all open. Servers of one database have "
    "the same. Left out: those in the file secrets.keys of the data folder, which is made. [SECRETS_KEYS]",
)
@click.option(
    "--persisted-documents",
    envvar="PERSISTED_DOCUMENTS",
    default="",
    callback=persisted_documents,
    help="Files of documents that clients ask for by documentId, separated by commas: JSON objects of identifiers and texts. "
    "Those of the page are known. [PERSISTED_DOCUMENTS]",
)
@click.option(
    "--only-persisted-documents",
    envvar="ONLY_PERSISTED_DOCUMENTS",
    is_flag=True,
    help="Run nothing but these documents and the page's. [ONLY_PERSISTED_DOCUMENTS]",
)
@click.option(
    "--provider-networks",
    envvar="PROVIDER_NETWORKS",
    default="",
    callback=networks,
    help="Private networks that companies' identity providers may be in, separated by commas; they may be asked by http there. "
    "None if left out. [PROVIDER_NETWORKS]",
)
@click.option(
    "--webhook-networks",
    envvar="WEBHOOK_NETWORKS",
    default="",
    callback=networks,
    help="Private networks that webhooks may be sent to and connected systems asked in, separated by commas, and by http there. "
    "None if left out. [WEBHOOK_NETWORKS]",
)
@click.option(
    "--workers",
    envvar="WORKERS",
    type=click.IntRange(1, 64),
    help="How many processes serve. Left out: one for each processor, at most 8; half as many with the embedded database. [WORKERS]",
)
@click.option(
    "--answer-memory",
    envvar="ANSWER_MEMORY",
    default=64,
    show_default=True,
    type=click.IntRange(0, 100_000),
    help="Megabytes for answers that are given again while nothing has changed, in all processes together; 0 for none. [ANSWER_MEMORY]",
)
@click.option(
    "--connections",
    envvar="CONNECTIONS",
    default=Share().connections,
    show_default=True,
    type=click.IntRange(6, 1_000),
    help="Connections to the database, and to each of its replicas, of all processes together; each process has six at the least. "
    "[CONNECTIONS]",
)
@click.option(
    "--database-replica-urls",
    envvar="DATABASE_REPLICA_URLS",
    default="",
    callback=replica_urls,
    help="Standbys of the database, by addresses like its own, separated by commas: figures and rows are read there as far as they "
    "have what there is. None if left out. [DATABASE_REPLICA_URLS]",
)
@click.option(
    "--metrics-port",
    envvar="METRICS_PORT",
    type=click.IntRange(1, 65535),
    help="Where Prometheus is answered; nowhere if left out. [METRICS_PORT]",
)
@click.option(
    "--metrics-host",
    envvar="METRICS_HOST",
    default="127.0.0.1",
    show_default=True,
    help="The address that Prometheus comes to. [METRICS_HOST]",
)
@click.option(
    "--traces-endpoint",
    envvar="TRACES_ENDPOINT",
    callback=traces_endpoint,
    help="Where spans are sent by OTLP over HTTP: http://127.0.0.1:4318/v1/traces. Nowhere if left out. [TRACES_ENDPOINT]",
)
@click.option(
    "--drain-seconds",
    envvar="DRAIN_SECONDS",
    default=0.0,
    show_default=True,
    type=Seconds(0, 600),
    help="For how long it goes on when it is told to end, while /readyz says so to who sends people here. [DRAIN_SECONDS]",
)
@click.option(
    "--log-format",
    envvar="LOG_FORMAT",
    default=LogFormat.TEXT.value,
    show_default=True,
    type=click.Choice([each.value for each in LogFormat]),
    help="How lines of the log are written: for people, or each as a JSON object. [LOG_FORMAT]",
)
@with_bounds
@with_retention
@with_mail
@with_size
@click.option(
    "--sign-up",
    envvar="SIGN_UP",
    is_flag=True,
    help="Let everybody make a company of their own, by a page and a mail. Nobody may if left out. [SIGN_UP]",
)
@click.option(
    "--operator-keys-file",
    envvar="OPERATOR_KEYS_FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=operator_keys,
    help="A file of keys, a line each, by which whoever runs the server asks for companies at /operator/companies. "
    "Nobody does if left out. [OPERATOR_KEYS_FILE]",
)
@with_new_company_limits("-limit")
@click.option("--migrate", is_flag=True, help="Bring a named database up to date first; the embedded one always is.")
@click.option(
    "--demo",
    is_flag=True,
    help="Create the demo company if the embedded database has no company yet, and tell its log-ins.",
)
@with_database
def serve(
    host: str,
    port: int,
    allowed_origins: tuple[str, ...],
    allowed_hosts: tuple[str, ...],
    trusted_proxies: tuple[str, ...],
    secrets_keys: tuple[str, ...],
    persisted_documents: PersistedDocuments,
    only_persisted_documents: bool,
    public_url: str,
    provider_networks: tuple[str, ...],
    webhook_networks: tuple[str, ...],
    bounds: Bounds,
    retention: Retention,
    mail: MailSettings | None,
    cells_from: int,
    sign_up: bool,
    operator_keys_file: tuple[bytes, ...],
    new_company_limits: Mapping[str, int | None],
    workers: int | None,
    answer_memory: int,
    connections: int,
    database_replica_urls: tuple[str, ...],
    metrics_port: int | None,
    metrics_host: str,
    traces_endpoint: str | None,
    drain_seconds: float,
    log_format: str,
    migrate: bool,
    demo: bool,
    database_url: str | None,
    data_dir: Path,
) -> None:
    """Serve the page and GraphQL until told to end."""
    if metrics_port is not None and metrics_port == port:
        raise click.UsageError("--metrics-port [METRICS_PORT] is where people come to (--port): expected another one")
    if only_persisted_documents and not persisted_documents.texts:
        raise click.UsageError(
            "--only-persisted-documents: there are none; build the page, or name --persisted-documents"
        )
    if sign_up and mail is None and database_url is not None:
        raise click.UsageError(
            "--sign-up [SIGN_UP]: expected mail to be set up (SMTP_HOST or MAIL_FOLDER, MAIL_FROM, PUBLIC_URL), as a link is sent"
        )
    log_to_stderr(LogFormat(log_format))
    end_well()
    with open_database(database_url, data_dir, migrating=migrate) as database:
        log_ins = run(ensure_demo(database.url, data_dir)) if demo and database.embedded else None
        where = f"embedded PostgreSQL in {data_dir.resolve()}" if database.embedded else "as named"

        processes = workers or usual_processes(embedded=database.embedded)
        sockets = _listen(host, port)
        address = address_of(sockets)
        if mail is None and database.embedded:
            mail = folder_settings(data_dir.resolve() / "mail", public_url or address)

        def announce() -> None:
            by = "" if processes == 1 else f", {processes} processes"
            click.echo(f"Serving at {address} (database: {where}{by})")
            click.echo(
                f"  Page      {address}/{'' if (WEB_DIST / 'index.html').exists() else '  not built yet: see there'}"
            )
            click.echo(f"  GraphQL   {address}/graphql")
            click.echo(f"  Health    {address}/readyz")
            if mail is not None and isinstance(mail.to, Path):
                click.echo(f"  Mail      becomes files in {mail.to}")
            if metrics_port is not None:
                click.echo(f"  Metrics   http://{metrics_host}:{metrics_port}/metrics")
            click.echo(f"  Time zones by the IANA database {DATABASE_VERSION}")
            if log_ins is not None:
                _tell(log_ins)

        share = Share.of_one_among(processes, answer_memory * 1_000_000, connections)
        service = Service(
            database.url,
            database_replica_urls,
            allowed_origins,
            allowed_hosts,
            trusted_proxies,
            secrets_keys or keys_of(data_dir),
            replace(persisted_documents, only=only_persisted_documents),
            public_url,
            provider_networks,
            webhook_networks,
            bounds.of_one_among(processes),
            share,
            mail,
            LogFormat(log_format),
            drain_seconds,
            retention,
            traces_endpoint,
            cells_from,
            sign_up,
            operator_keys_file,
            new_company_limits,
        )
        try:
            with _showing_metrics(metrics_host, metrics_port, processes):
                if processes == 1:
                    service.run(sockets, announce)
                else:
                    serve_by(processes, service, sockets, announce)
        except WorkerFailedError as error:
            message = "A process that serves could not start; the log says why"
            raise click.ClickException(message) from error
        finally:
            close(sockets)


@contextmanager
def _showing_metrics(host: str, port: int | None, processes: int) -> Generator[None]:
    with ExitStack() as shown:
        try:
            shown.enter_context(showing_metrics(host, port, processes))
        except OSError as error:
            message = f"Cannot listen on {host}, port {port}, for metrics: {error.strerror}"
            raise click.ClickException(message) from error
        yield


def _listen(host: str, port: int) -> list[socket.socket]:
    try:
        return listen(host, port)
    except OSError as error:
        message = f"Cannot listen on {host}, port {port}: {error.strerror}"
        raise click.ClickException(message) from error


def _tell(log_ins: DemoLogIns) -> None:
    click.echo(f"Log-ins of the demo company, all with the password {log_ins.password}")
    for log_in in log_ins.people:
        click.echo(f"  {log_in.email:28} {log_in.role:8} {log_in.name}, sees {log_in.sees}")
