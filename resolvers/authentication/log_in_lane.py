"""A lane of its own for passwords: looking at one takes a processor and 64 MB for a while, and anybody may ask for it."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from resolvers.admission import Admission
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.rates import Rate

# Seconds that somebody waits at most for theirs to be looked at, and how many wait.
_PATIENCE = 2.0
_MOST_WAITING = 20


class LogInLane:
    """One password at a time in a process, in fair turns for network addresses; so many a minute from one address.

    So nobody who floods us with log-ins keeps desktops waiting, or others from logging in.
    """

    def __init__(self, a_minute: int, on_refusal: Callable[[], object] = lambda: None) -> None:
        """``a_minute``: how many attempts may come from one address, whomever they name. ``on_refusal``: as of `Rate`."""
        self._turns = Admission(1, _PATIENCE, _MOST_WAITING, on_refusal=on_refusal)
        self._rate = Rate(a_minute, on_refusal=on_refusal)

    def count(self, address: str) -> None:
        """Counts an attempt from an address. Raises `RequestError` (RATE_LIMITED) where there were too many."""
        self._rate.count(address)

    @asynccontextmanager
    async def turn(self, address: str, email: str) -> AsyncGenerator[None]:
        """A turn at looking at a password. Raises `RequestError` (SERVICE_UNAVAILABLE) where the wait would be too long."""
        try:
            since = await self._turns.enter(address, email)
        except RequestError as refusal:
            raise RequestError(ErrorCode.SERVICE_UNAVAILABLE, _TOO_MANY, retry_after=refusal.retry_after) from None
        try:
            yield
        finally:
            self._turns.leave(address, email, since)


_TOO_MANY = LocalizedText(
    "Too many people log in at once. Try again in a moment.",
    "Слишком много людей входят одновременно. Попробуйте чуть позже.",
)
