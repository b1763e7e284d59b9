"""Whether the process can serve."""

import asyncio
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from resolvers.autocommit import autocommitting
from resolvers.outage import log_outage
from resolvers.replicas import Replicas
from schema.errors import RETRY_AFTER_SECONDS

_SECONDS = 3


class HealthEndpoint:
    """Answers ``/healthz``: 200 when the database answers, 503 when it does not."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def __call__(self, _request: Request) -> Response:
        """Asks the database, and waits for three seconds at most."""
        check = asyncio.create_task(self._ask())
        done, _ = await asyncio.wait({check}, timeout=_SECONDS)
        if done and check.exception() is None:
            return JSONResponse({"status": "ok", **self._more()}, headers={"cache-control": "no-store"})
        if done and (error := check.exception()):
            log_outage(error)
        check.cancel()
        headers = {"cache-control": "no-store", "retry-after": str(RETRY_AFTER_SECONDS)}
        return JSONResponse({"status": "database unavailable", **self._more()}, 503, headers=headers)

    def _more(self) -> dict[str, Any]:
        return {}

    async def _ask(self) -> None:
        async with autocommitting(self._engine) as reading:
            await reading.exec_driver_sql("SELECT 1")


class ReadinessEndpoint(HealthEndpoint):
    """Answers ``/readyz``: the same, with what this process knows of its replicas. Without any of them it serves as well."""

    def __init__(self, engine: AsyncEngine, replicas: Replicas) -> None:
        super().__init__(engine)
        self._replicas = replicas

    def _more(self) -> dict[str, Any]:
        return {"replicas": [each.status() for each in self._replicas.all]}
