"""What is served, whichever process serves it."""

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_network
from typing import TYPE_CHECKING

from crm_desktop.app import create_app
from crm_desktop.bounds import Bounds
from crm_desktop.database import create_engine
from crm_desktop.logs import LogFormat
from crm_desktop.mail import MailSettings
from crm_desktop.opened_database import run
from crm_desktop.persisted_documents import PersistedDocuments
from crm_desktop.pulse import Pulse
from crm_desktop.replicas import open_replicas
from crm_desktop.serving import Server, grace_seconds
from crm_desktop.share import Share
from resolvers.authentication import Vault
from resolvers.authentication.provider.fetching import Fetcher
from resolvers.authentication.provider.providers import Providers
from resolvers.housekeeping.retention import Retention
from resolvers.webhooks.posting import Poster

if TYPE_CHECKING:
    # An extra.
    from crm_desktop.observing.tracing import Tracing


@dataclass(frozen=True, slots=True)
class Service:
    """The application over a database, with the share that each of its processes has of everything."""

    database_url: str
    replica_urls: tuple[str, ...]
    allowed_origins: tuple[str, ...]
    allowed_hosts: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    secrets_keys: tuple[str, ...]
    documents: PersistedDocuments
    public_url: str
    provider_networks: tuple[str, ...]
    webhook_networks: tuple[str, ...]
    bounds: Bounds
    share: Share
    mail: MailSettings | None
    log_format: LogFormat
    drain_seconds: float
    retention: Retention
    traces_endpoint: str | None
    cells_from: int
    sign_up: bool
    operator_keys: tuple[bytes, ...]
    new_company_limits: Mapping[str, int | None]

    @property
    def grace_seconds(self) -> float:
        """How long the end takes at the most: until nobody comes any more, and answers under way are sent."""
        return self.drain_seconds + grace_seconds(self.bounds.time_limit)

    def run(self, sockets: list[socket.socket], on_listening: Callable[[], None]) -> None:
        """Serves in this process until it is told to end."""
        open_engine = partial(
            create_engine,
            pool_timeout=self.bounds.pool_timeout,
            statement_timeout=round(self.bounds.statement_timeout * 1000),
            lock_timeout=round(self.bounds.lock_timeout * 1000),
        )
        engine = open_engine(self.database_url, pool_size=self.share.connections)
        app = create_app(
            engine,
            allowed_origins=self.allowed_origins,
            allowed_hosts=self.allowed_hosts,
            trusted_proxies=self.trusted_proxies,
            documents=self.documents,
            bounds=self.bounds,
            share=self.share,
            retention=self.retention,
            cells_from=self.cells_from,
            vault=Vault(self.secrets_keys),
            mail=self.mail,
            tracing=_tracing(self.traces_endpoint),
            providers=Providers(Fetcher([*map(ip_network, self.provider_networks)])),
            poster=Poster([*map(ip_network, self.webhook_networks)]),
            public_url=self.public_url,
            sign_up=self.sign_up,
            operator_keys=self.operator_keys,
            new_company_limits=self.new_company_limits,
            replicas=open_replicas(engine, self.replica_urls, open_engine, connections=self.share.connections),
            pulse=Pulse(engine, open_engine(self.database_url, pool_size=1), self.bounds.silence_limit),
        )
        server = Server(app, grace_seconds(self.bounds.time_limit), on_listening, self.drain_seconds)
        run(server.serve(sockets))


def _tracing(endpoint: str | None) -> "Tracing | None":
    if endpoint is None:
        return None
    from crm_desktop.observing.tracing import exporting_to

    return exporting_to(endpoint)
