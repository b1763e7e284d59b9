"""Webhooks in: messages of sources, each at an address of its own."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

import orjson
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import Response

from crm_desktop.bounds import Doorkeeper
from crm_desktop.json_endpoint import JsonEndpoint
from crm_desktop.json_refusal import NOT_KEPT
from crm_desktop.request_body import read_body
from crm_desktop.request_work import disconnected
from resolvers.authentication import Vault
from resolvers.feed import FeedResult, Outcome
from resolvers.webhooks.message import read_message
from resolvers.webhooks.receiving import receive, recognize
from resolvers.webhooks.signing import ID, SIGNATURE, TIMESTAMP, SignedMessage
from schema.directory.row_number import row_number
from schema.limits import MAX_WEBHOOK_BODY

_JSON = "application/json"
_LINES = ("application/x-ndjson", "application/jsonl", "application/jsonlines")


class WebhookEndpoint(JsonEndpoint):
    """The ASGI application behind ``/sources/{company}/{source}``: POST of records, signed by the source (`docs/webhooks.md`).

    Answered is how many rows became what. What was sent is written to its end, whether or not the client waits for it.
    """

    def __init__(
        self, engine: AsyncEngine, clock: Callable[[], datetime], doorkeeper: Doorkeeper, vault: Vault
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._doorkeeper = doorkeeper
        self._vault = vault

    async def answer(self, request: Request) -> Response:
        """See `JsonEndpoint`."""
        self._doorkeeper.count_address(request)
        body = await read_body(request, (_JSON, *_LINES), MAX_WEBHOOK_BODY)
        id_, timestamp, signatures = (request.headers.get(name, "") for name in (ID, TIMESTAMP, SIGNATURE))
        message = SignedMessage(id_, timestamp, signatures, body)
        in_lines = not request.headers["content-type"].lower().startswith(_JSON)
        result = await self._doorkeeper.run(self._take(request, message, in_lines), disconnected(request.receive))
        return Response(orjson.dumps(_told(result)), headers=NOT_KEPT, media_type=_JSON)

    async def _take(self, request: Request, message: SignedMessage, in_lines: bool) -> FeedResult | None:
        now = self._clock()
        company_id, source_id = (row_number(request.path_params[name]) for name in ("company", "source"))
        source = await recognize(self._engine, self._vault, company_id, source_id, message, now)
        self._doorkeeper.count_sender(source.company_id, f"source {source.id}", source.requests_limit)
        return await receive(self._engine, source, message.id, read_message(message.body, in_lines=in_lines), now)


def _told(result: FeedResult | None) -> dict[str, object]:
    """``repeated``: the message was taken before, and nothing was done."""
    if result is None:
        return {"repeated": True, "counts": {}}
    counts = Counter(each.outcome for each in result.rows)
    return {"repeated": False, "counts": {each.value: counts[each] for each in Outcome if counts[each]}}
