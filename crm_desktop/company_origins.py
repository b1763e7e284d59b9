"""Origins that companies allow, which any process may have to know before it knows who asks."""

import asyncio
import time
from collections.abc import Mapping

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting
from resolvers.outage import is_outage, log_outage
from resolvers.replicas.giving_up import GivenUpError, unless

# So soon an origin that was added counts for a browser's question whether it may ask at all, or show a frame.
_KEPT_SECONDS = 5.0
# A database that says nothing is not waited for.
_SECONDS = 2


class CompanyOrigins:
    """All that any company allows, looked up every few seconds at the most, and only when a page of another origin asks or a frame is
    loaded; as it was known last while the database cannot be used."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._asking: frozenset[str] = frozenset()
        self._framing: Mapping[int, list[str]] = {}
        self._until = 0.0

    async def have(self, origin: str) -> bool:
        """Whether any company lets pages of this origin ask."""
        await self._bring_up_to_date()
        return origin in self._asking

    async def framing(self, company_id: int) -> list[str]:
        """The origins of pages that may have this company's desktop in a frame."""
        await self._bring_up_to_date()
        return self._framing.get(company_id, [])

    async def _bring_up_to_date(self) -> None:
        async with self._turn:
            if time.monotonic() < self._until:
                return
            try:
                await unless(None, self._read(), seconds=_SECONDS)
            except GivenUpError:
                pass
            except (SQLAlchemyError, TimeoutError) as error:
                if not is_outage(error) and not isinstance(error, TimeoutError):
                    raise
                log_outage(error)
            self._until = time.monotonic() + _KEPT_SECONDS

    async def _read(self) -> None:
        async with autocommitting(self._engine) as reading:
            rows = (await reading.exec_driver_sql(_ALL)).all()
        self._asking = frozenset(origin for row in rows for origin in row.allowed_origins)
        self._framing = {row.id: row.frame_ancestors for row in rows}


_ALL = "SELECT id, allowed_origins, frame_ancestors FROM companies WHERE allowed_origins <> '{}' OR frame_ancestors <> '{}'"
