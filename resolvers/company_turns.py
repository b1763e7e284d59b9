"""Turns at what takes much of a process: a company has so many at once, whatever others of it ask for."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText


class CompanyTurns:
    """Of one kind, in this process. Whoever waits holds nothing yet."""

    def __init__(self, most: int, patience: float, refusal: LocalizedText) -> None:
        """A company has ``most`` at once. Who has waited ``patience`` seconds for one is told the ``refusal``."""
        self._most = most
        self._patience = patience
        self._refusal = refusal
        self._of_companies: WeakValueDictionary[int, asyncio.Semaphore] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, company_id: int) -> AsyncGenerator[None]:
        """Holds a turn of the company's until the context ends. Raises `RequestError` (RATE_LIMITED)."""
        mine = self._of_companies.setdefault(company_id, asyncio.Semaphore(self._most))
        try:
            async with asyncio.timeout(self._patience):
                await mine.acquire()
        except TimeoutError:
            raise RequestError(ErrorCode.RATE_LIMITED, self._refusal) from None
        try:
            yield
        finally:
            mine.release()
