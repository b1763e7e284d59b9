"""The application: what answers under which address."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route, Router
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from crm_desktop.answers import Answers
from crm_desktop.bounds import DEFAULT_BOUNDS, Bounds, Doorkeeper
from crm_desktop.company_origins import CompanyOrigins
from crm_desktop.compression import Compression
from crm_desktop.connection_http import ConnectionEventEndpoint
from crm_desktop.cross_origin import CrossOrigin
from crm_desktop.export_http import PREFIX, ExportEndpoint
from crm_desktop.feed_http import FeedEndpoint
from crm_desktop.framing import Framed
from crm_desktop.graphql_http import GraphQLEndpoint
from crm_desktop.health import HealthEndpoint, ReadinessEndpoint, answer_liveness
from crm_desktop.imports_http import ImportFilesEndpoint
from crm_desktop.mail import MailSettings, transport_of
from crm_desktop.observing import Observing
from crm_desktop.observing.gauges import Gauges
from crm_desktop.observing.metrics import BACKGROUND
from crm_desktop.operator_http import OperatorEndpoint
from crm_desktop.persisted_documents import NO_DOCUMENTS, PersistedDocuments
from crm_desktop.provider_http import ProviderCallback
from crm_desktop.pulse import Pulse
from crm_desktop.refused_http import RefusedRowsEndpoint
from crm_desktop.security_headers import SecurityHeaders
from crm_desktop.share import Share
from crm_desktop.web_page import WEB_DIST, framed_page, web_page_routes
from crm_desktop.webhook_http import WebhookEndpoint
from resolvers.authentication import Vault
from resolvers.authentication.provider.fetching import Fetcher
from resolvers.authentication.provider.providers import Providers
from resolvers.authentication.vault import new_key
from resolvers.cells.keeping import CellKeeper
from resolvers.cells.size import CELLS_FROM
from resolvers.changes.listener import ChangeListener
from resolvers.connectors.runner import ConnectionRunner
from resolvers.contact_keys.keeping import ContactKeyKeeper
from resolvers.housekeeping.keeping import Housekeeper
from resolvers.housekeeping.retention import DEFAULT_RETENTION, Retention
from resolvers.mail import MailSender
from resolvers.mapping import FileImporter
from resolvers.replicas import Replicas
from resolvers.webhooks.posting import Poster
from resolvers.webhooks.sender import WebhookSender
from schema.administration.framing import EMBEDDED
from schema.authentication import CALLBACK
from schema.events.change import NAMES

if TYPE_CHECKING:
    # An extra.
    from crm_desktop.observing.tracing import Tracing


def utc_now() -> datetime:
    """The instant a request is answered at."""
    return datetime.now(UTC)


def create_app(
    engine: AsyncEngine,
    *,
    clock: Callable[[], datetime] = utc_now,
    web_dist: Path = WEB_DIST,
    allowed_origins: Collection[str] = (),
    allowed_hosts: Collection[str] = ("*",),
    trusted_proxies: Collection[str] = (),
    documents: PersistedDocuments = NO_DOCUMENTS,
    bounds: Bounds = DEFAULT_BOUNDS,
    share: Share = Share(),  # noqa: B008 - it never changes
    replicas: Replicas | None = None,
    pulse: Pulse | None = None,
    vault: Vault | None = None,
    mail: MailSettings | None = None,
    tracing: "Tracing | None" = None,
    providers: Providers | None = None,
    poster: Poster | None = None,
    public_url: str = "",
    sign_up: bool = False,
    operator_keys: Sequence[bytes] = (),
    new_company_limits: Mapping[str, int | None] = MappingProxyType({}),
    projects: bool = True,
    retention: Retention = DEFAULT_RETENTION,
    cells_from: int = CELLS_FROM,
) -> Starlette:
    """The application over a database. ``clock`` gives the instant of each request, aware, in UTC; ``web_dist`` holds the page.
    Pages of ``allowed_origins`` may ask the API, too; requests for other hosts than ``allowed_hosts`` are refused (``*``: any).
    ``trusted_proxies``, and nobody else, are believed where a request comes from, whether by https, and by which id it is known.
    ``documents`` are asked for by identifiers; if they say so, nothing else is. ``bounds`` are how much it takes on, ``share`` what
    this process may take of what all have together: without ``answer_bytes`` every answer is computed. Figures and the rows behind
    them may be read at ``replicas``, too. ``pulse`` tells when nobody need wait for the database. ``vault`` opens the secrets in it;
    without one they are sealed for this application alone. People are told by mail where there are settings of ``mail``, and
    ``tracing`` of every request. ``providers`` asks identity providers, ``poster`` sends webhooks; ``public_url`` is where browsers
    reach the page, without which it is what a request was meant for.
    ``new_company_limits`` are what companies begin with that are made here: with ``sign_up`` by anybody for themselves, and by
    whoever has one of the ``operator_keys``, given by their digests.

    ``projects`` is off where the answers of `schema.projection` are held against the library's own.

    While the application runs, changes that any process writes are heard (``state.changes``), what is kept added up is brought up to
    date (of companies with ``cells_from`` records of a kind), contacts are made comparable, companies are removed whose time has
    come, what is older than ``retention`` is forgotten, files are brought in that somebody asked for, connections to other systems are
    carried on, and replicas are looked after. The engines are disposed when it ends.
    """
    replicas = replicas or Replicas(engine)
    vault = vault or Vault([new_key()])
    providers = providers or Providers(Fetcher())
    poster = poster or Poster()
    if tracing is not None:
        for each in (engine, *(replica.engine for replica in replicas.all)):
            tracing.follow(each)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        app.state.changes = ChangeListener(engine)
        keeper = CellKeeper(engine, share.processes, lambda work: BACKGROUND.labels(work).inc(), cells_from)
        key_keeper = ContactKeyKeeper(engine, share.processes)
        housekeeper = Housekeeper(engine, clock, retention, sends_mail=mail is not None)
        importer = FileImporter(engine, clock, share.processes)
        sender = WebhookSender(engine, vault, poster, NAMES, clock, share.processes)
        connections = ConnectionRunner(engine, vault, poster.networks, clock, poll_seconds=share.processes)
        besides = [] if mail is None else [_sender_of(engine, mail, clock, share.processes)]
        besides += [] if pulse is None else [pulse]
        busy = (
            app.state.changes,
            keeper,
            key_keeper,
            housekeeper,
            importer,
            replicas,
            gauges,
            sender,
            connections,
            *besides,
        )
        background = [asyncio.create_task(each.run()) for each in busy]
        yield
        for task in background:
            task.cancel()
        await asyncio.gather(*background, return_exceptions=True)
        await replicas.dispose()
        await engine.dispose()
        if tracing is not None:
            tracing.end()

    doorkeeper = Doorkeeper(bounds, pulse)
    company_origins = CompanyOrigins(engine)
    answers = Answers(engine, share.answer_bytes)
    gauges = Gauges(engine, replicas, doorkeeper.admission, answers)
    operator = OperatorEndpoint(
        engine, clock, doorkeeper, operator_keys, new_company_limits, sends_mail=mail is not None
    )
    compressed = [Middleware(Compression)]
    graphql = GraphQLEndpoint(
        engine,
        clock,
        doorkeeper,
        answers,
        vault,
        documents=documents,
        providers=providers,
        poster=poster,
        public_url=public_url,
        replicas=replicas,
        sends_mail=mail is not None,
        sign_up=new_company_limits if sign_up else None,
        projects=projects,
    )
    exports = ExportEndpoint(engine, clock, doorkeeper, share.downloads, replicas)
    exported = PREFIX + "{address:path}"
    imported_files = ImportFilesEndpoint(engine, clock, doorkeeper)
    refused_rows = RefusedRowsEndpoint(engine, clock, doorkeeper)
    framed = Router(
        [
            Route("/graphql", graphql, middleware=compressed),
            Route(exported, exports, middleware=compressed),
            *imported_files.routes,
            *refused_rows.routes,
            Route("/{path:path}", framed_page(web_dist, company_origins).answer, middleware=compressed),
        ]
    )
    return Starlette(
        routes=[
            Route("/graphql", CrossOrigin(graphql, allowed_origins, company_origins), middleware=compressed),
            Route(exported, CrossOrigin(exports, allowed_origins, company_origins), middleware=compressed),
            Mount(EMBEDDED + "/{company}", Framed(framed, vault)),
            Route("/feed", FeedEndpoint(engine, clock, doorkeeper), middleware=compressed),
            *imported_files.routes,
            *refused_rows.routes,
            Route("/sources/{company}/{source}", WebhookEndpoint(engine, clock, doorkeeper, vault)),
            Route(
                "/connections/{company}/{connection}/{key}",
                ConnectionEventEndpoint(engine, clock, doorkeeper, vault, public_url),
            ),
            *operator.routes,
            Route(CALLBACK, ProviderCallback(engine, clock, doorkeeper, vault, providers, public_url).answer),
            Route("/livez", answer_liveness),
            Route("/healthz", HealthEndpoint(engine).__call__),
            Route("/readyz", ReadinessEndpoint(engine, replicas).__call__),
            *web_page_routes(web_dist),
        ],
        middleware=[
            Middleware(Observing, trusted_proxies, tracing),
            Middleware(ProxyHeadersMiddleware, [*trusted_proxies]),
            Middleware(SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=[*allowed_hosts], www_redirect=False),
        ],
        lifespan=lifespan,
    )


def _sender_of(engine: AsyncEngine, mail: MailSettings, clock: Callable[[], datetime], processes: int) -> MailSender:
    return MailSender(
        engine,
        transport_of(mail),
        sender=mail.sender,
        public_url=mail.public_url,
        clock=clock,
        poll_seconds=processes,
    )
