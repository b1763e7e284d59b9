"""Whether the process lives, and whether it can serve."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from enum import StrEnum

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from crm_desktop.migration import is_behind
from resolvers.autocommit import autocommitting
from resolvers.outage import is_outage, log_outage, sqlstate_of
from resolvers.replicas import Replicas
from schema.errors import RETRY_AFTER_SECONDS

log = logging.getLogger(__name__)

_SECONDS = 3
# Whoever asks more often gets the same: a try at writing is small, and anybody may ask for it.
_KEPT_SECONDS = 1.0
_HEADERS = {"cache-control": "no-store"}
_LATER = {**_HEADERS, "retry-after": str(RETRY_AFTER_SECONDS)}


class Trouble(StrEnum):
    """Why nobody should be sent here."""

    UNAVAILABLE = "database unavailable"
    CANNOT_WRITE = "database cannot be written"
    BEHIND = "database lacks migrations"
    ENDING = "server is ending"


async def answer_liveness(_request: Request) -> Response:
    """``/livez``: 200 as long as the process answers anybody. What restarts processes asks this; nothing else helps a database."""
    return JSONResponse({"status": "ok"}, headers=_HEADERS)


class HealthEndpoint:
    """Answers ``/healthz``: 200 when the database can be read, else 503 with why not."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def __call__(self, _request: Request) -> Response:
        """Asks the database, and waits for three seconds at most."""
        return _answer(await _in_time(self._ask))

    async def _ask(self) -> Trouble | None:
        async with autocommitting(self._engine) as reading:
            await reading.exec_driver_sql("SELECT 1")
        return None


class ReadinessEndpoint:
    """Answers ``/readyz``: 200 when the database can be read and written, has all migrations, and the process is not about to end;
    else 503 with why not. Tells of replicas, too, without any of which it serves as well.
    """

    def __init__(self, engine: AsyncEngine, replicas: Replicas) -> None:
        self._engine = engine
        self._replicas = replicas
        self._turn = asyncio.Lock()
        self._known: tuple[float, Trouble | None] | None = None

    async def __call__(self, request: Request) -> Response:
        """Tries what a request may need, and waits for three seconds at most."""
        is_ending: bool = getattr(request.app.state, "is_ending", False)
        trouble = Trouble.ENDING if is_ending else await self._find_trouble()
        return _answer(trouble, replicas=[each.status() for each in self._replicas.all])

    async def _find_trouble(self) -> Trouble | None:
        async with self._turn:
            if self._known is None or time.monotonic() - self._known[0] > _KEPT_SECONDS:
                self._known = time.monotonic(), await _in_time(self._try)
            return self._known[1]

    async def _try(self) -> Trouble | None:
        async with autocommitting(self._engine) as reading:
            version = (await reading.exec_driver_sql(_VERSION)).scalar_one_or_none()
        if is_behind(version):
            return Trouble.BEHIND
        try:
            return await self._try_writing()
        except DBAPIError as error:
            # It was read a moment ago.
            if sqlstate_of(error) is None:
                raise
            log_outage(error)
            return Trouble.CANNOT_WRITE

    async def _try_writing(self) -> Trouble | None:
        """Takes new room on the disk, where tables may have old room to spare, and has the log say so for good. Leaves no row."""
        async with self._engine.begin() as connection:
            if (await connection.exec_driver_sql(_PREPARE)).one()[0] != "off":
                return Trouble.CANNOT_WRITE
            await connection.exec_driver_sql(_TAKE_ROOM)
        return None


_VERSION = "SELECT version_num FROM alembic_version"
_PREPARE = "SELECT current_setting('transaction_read_only'), set_config('work_mem', '64kB', true)"
# More than that memory holds is sorted in a file.
_TAKE_ROOM = """
SELECT count(*), pg_logical_emit_message(true, 'crm-desktop', 'ready')::text
FROM (SELECT md5(n::text) FROM generate_series(1, 3000) AS n ORDER BY 1 OFFSET 0) AS sorted"""


async def _in_time(find: Callable[[], Awaitable[Trouble | None]]) -> Trouble | None:
    check = asyncio.ensure_future(find())
    done, _ = await asyncio.wait({check}, timeout=_SECONDS)
    if not done:
        check.cancel()
        return Trouble.UNAVAILABLE
    if (error := check.exception()) is None:
        return check.result()
    if is_outage(error):
        log_outage(error)
    else:
        log.error("The database cannot be asked whether it is well", exc_info=error)
    return Trouble.UNAVAILABLE


def _answer(trouble: Trouble | None, **more: object) -> Response:
    if trouble is None:
        return JSONResponse({"status": "ok", **more}, headers=_HEADERS)
    return JSONResponse({"status": trouble, **more}, 503, headers=_LATER)
