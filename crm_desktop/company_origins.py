"""Origins that companies allow, which any process may have to know before it knows who asks."""

import asyncio
import time

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting
from resolvers.outage import is_outage, log_outage

# So soon an origin that was added counts for a browser's question whether it may ask at all.
_KEPT_SECONDS = 5.0


class CompanyOrigins:
    """All that any company allows, looked up every few seconds at the most, and only when a page of another origin asks."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._known: frozenset[str] = frozenset()
        self._until = 0.0

    async def have(self, origin: str) -> bool:
        """Whether any company allows it; as it was known last while the database cannot be used."""
        async with self._turn:
            if time.monotonic() >= self._until:
                try:
                    self._known = await self._read()
                except (SQLAlchemyError, TimeoutError) as error:
                    if not is_outage(error) and not isinstance(error, TimeoutError):
                        raise
                    log_outage(error)
                self._until = time.monotonic() + _KEPT_SECONDS
        return origin in self._known

    async def _read(self) -> frozenset[str]:
        async with autocommitting(self._engine) as reading:
            return frozenset((await reading.exec_driver_sql(_ALL)).scalars())


_ALL = "SELECT DISTINCT unnest(allowed_origins) FROM companies WHERE allowed_origins <> '{}'"
