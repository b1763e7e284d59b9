"""What vendors of connected systems tell: each connection has an address of its own."""

from collections.abc import Callable
from datetime import datetime

import orjson
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import Response

from crm_desktop.bounds import Doorkeeper
from crm_desktop.json_endpoint import JsonEndpoint
from crm_desktop.json_refusal import NOT_KEPT
from crm_desktop.public_url import public_url_of
from crm_desktop.request_body import read_body
from crm_desktop.request_work import disconnected
from resolvers.authentication import Vault
from resolvers.connectors.declaration import EventMessage
from resolvers.connectors.receiving import receive_events, recognize
from schema.directory.row_number import row_number
from schema.limits import MAX_BODY

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


class ConnectionEventEndpoint(JsonEndpoint):
    """The ASGI application behind ``/connections/{company}/{connection}/{key}``: POST of a vendor's message (`docs/connectors.md`).

    Answered is how many records it names. They are noted, and fetched soon.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Callable[[], datetime],
        doorkeeper: Doorkeeper,
        vault: Vault,
        public_url: str,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._doorkeeper = doorkeeper
        self._vault = vault
        self._public_url = public_url

    async def answer(self, request: Request) -> Response:
        """See `JsonEndpoint`."""
        self._doorkeeper.count_address(request)
        body = await read_body(request, (_JSON, _FORM), MAX_BODY)
        query = f"?{request.url.query}" if request.url.query else ""
        address = public_url_of(request, self._public_url) + request.url.path + query
        type_ = request.headers["content-type"]
        message = EventMessage(type_, body, dict(request.headers), address, self._clock())
        told = await self._doorkeeper.run(self._take(request, message), disconnected(request.receive))
        return Response(orjson.dumps({"records": told}), headers=NOT_KEPT, media_type=_JSON)

    async def _take(self, request: Request, message: EventMessage) -> int:
        company_id, connection_id = (row_number(request.path_params[name]) for name in ("company", "connection"))
        connection = await recognize(self._engine, self._vault, company_id, connection_id, request.path_params["key"])
        self._doorkeeper.count_sender(company_id, f"connection {connection_id}", connection.requests_limit)
        return await receive_events(self._engine, connection, message)
