"""Records over HTTP, a line each: for systems that send many at once, and keep on sending."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from io import BytesIO
from time import monotonic
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import Response

from crm_desktop.bounds import Doorkeeper
from crm_desktop.json_endpoint import JsonEndpoint
from crm_desktop.json_refusal import NOT_KEPT, asked_language
from crm_desktop.request_body import BadRequestError, read_body
from crm_desktop.request_viewer import find_request_viewer
from crm_desktop.request_work import disconnected, never_leaving
from resolvers.commands import CommandContext
from resolvers.errors import ErrorCode, RequestError
from resolvers.feed import FeedMode, FeedResult, FeedRow, Outcome, RowError, RowResult, read_line, upsert
from resolvers.language import LocalizedText
from schema.context import language_of
from schema.limits import MAX_BODY, MAX_FEED_BODY, MAX_FEED_ROWS
from schema.token_scopes import check_rows

_LINES = ("application/x-ndjson", "application/jsonl", "application/jsonlines")
_BODY_SECONDS = 120
# How long the process does nothing but read rows.
_TURN_SECONDS = 0.02
# Blank ones counted, which cost little.
_MOST_LINES = 4 * MAX_FEED_ROWS


class FeedEndpoint(JsonEndpoint):
    """The ASGI application behind ``/feed``: POST of lines, each a JSON object (`docs/feed.md`), by an administrator's token.

    Answered is what became of each line, in their order. What was sent is written to its end, whether or not the client waits for it.
    """

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime], doorkeeper: Doorkeeper) -> None:
        self._engine = engine
        self._clock = clock
        self._doorkeeper = doorkeeper

    async def answer(self, request: Request) -> Response:
        """See `JsonEndpoint`."""
        self._doorkeeper.count_address(request)
        now = self._clock()
        viewer = None
        if "authorization" in request.headers:
            # A session is the page's own, and pages send no records.
            finding = find_request_viewer(self._engine, request, now, self._doorkeeper.session_idle)
            viewer = await self._doorkeeper.run(finding, never_leaving())
        self._doorkeeper.count_viewer(viewer)
        if viewer is None:
            raise RequestError(ErrorCode.UNAUTHENTICATED, _TOKEN)
        language = request.state.language = language_of(viewer, asked_language(request))
        mode = _mode_of(request)
        command = CommandContext(self._engine, viewer, now, language)
        async with self._doorkeeper.room_for(request, viewer.company.id):
            return await self._take(request, command, mode)

    async def _take(self, request: Request, command: CommandContext, mode: FeedMode) -> Response:
        body = await read_body(request, _LINES, MAX_FEED_BODY, _BODY_SECONDS)
        rows = [row async for row in _rows_of(body)]
        check_rows(command.viewer, rows)
        writing = upsert(command, rows, mode)
        result = await self._doorkeeper.run(writing, disconnected(request.receive))
        is_written = mode is FeedMode.ROW_BY_ROW or not any(each.problems for each in result.rows)
        body = orjson.dumps(_told(rows, result))
        return Response(body, 200 if is_written else 422, headers=NOT_KEPT, media_type="application/json")


def _mode_of(request: Request) -> FeedMode:
    given = request.query_params.get("mode", FeedMode.ROW_BY_ROW)
    if given not in list(FeedMode):
        raise RequestError(ErrorCode.BAD_USER_INPUT, _MODE.format(modes=", ".join(FeedMode)), ("mode",))
    return FeedMode(given)


async def _rows_of(body: bytes) -> AsyncIterator[FeedRow | RowError]:
    """The rows, in their order; blank lines are none. Raises `BadRequestError` for more of them than are taken at once.

    Others have their turns while it reads.
    """
    count, since = 0, monotonic()
    for place, line in enumerate(BytesIO(body)):
        if place > _MOST_LINES:
            raise BadRequestError(413, f"Expected at most {_MOST_LINES} lines at once, blank ones counted.")
        if monotonic() - since > _TURN_SECONDS:
            await asyncio.sleep(0)
            since = monotonic()
        if not line.strip():
            continue
        if len(line) > MAX_BODY:
            raise BadRequestError(413, f"Expected lines of at most {MAX_BODY} bytes.")
        row = read_line(line)
        count += 1 + (len(row.moves) if isinstance(row, FeedRow) else 0)
        if count > MAX_FEED_ROWS:
            raise BadRequestError(413, f"Expected at most {MAX_FEED_ROWS} rows at once, moves of deals among them.")
        yield row


def _told(rows: list[FeedRow | RowError], result: FeedResult) -> dict[str, Any]:
    counts = Counter(each.outcome for each in result.rows)
    return {
        "counts": {outcome.value: counts[outcome] for outcome in Outcome if counts[outcome]},
        "arrived": result.arrived,
        "rows": [_row(row, became) for row, became in zip(rows, result.rows, strict=True)],
    }


def _row(row: FeedRow | RowError, became: RowResult) -> dict[str, Any]:
    named = {"kind": row.kind, "external_id": row.external_id} if isinstance(row, FeedRow) else {}
    problems = [{"member": each.member, "message": each.message} for each in became.problems]
    return {**named, "outcome": became.outcome, **({"problems": problems} if problems else {})}


_TOKEN = LocalizedText(
    "Expected an administrator's token in the header for authorization.",
    "Ожидается токен администратора в заголовке авторизации.",
)
_MODE = LocalizedText("Expected a mode, one of {modes}.", "Ожидается режим, один из: {modes}.")
