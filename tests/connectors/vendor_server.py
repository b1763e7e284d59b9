"""What servers that stand for vendors' systems have in common: requests that are noted, limits, answers out of turn."""

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Row = dict[str, Any]
Clock = Callable[[], datetime]


@dataclass
class Limit:
    """So many requests within so long, counted back from each one."""

    most: int
    within: timedelta
    counted: deque[datetime] = field(default_factory=deque[datetime])

    def lets_in(self, now: datetime) -> bool:
        """Whether one more may come now; it is counted, if it may."""
        while self.counted and self.counted[0] <= now - self.within:
            self.counted.popleft()
        if len(self.counted) >= self.most:
            return False
        self.counted.append(now)
        return True


@dataclass
class Asked:
    """A request that came."""

    path: str
    given: Row
    at: datetime


class VendorServer:
    """A vendor's system, on the clock of the test. ``asked`` is what was asked of it; ``out_of_turn`` are its next answers, whatever is
    asked; ``meanwhile`` happens before each request is answered.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.asked: list[Asked] = []
        self.out_of_turn: deque[Response] = deque()
        self.meanwhile: Callable[[str], Awaitable[None]] | None = None
        self.address = ""
        self.refused = 0
        """How many came too often."""

    def app(self) -> Starlette:
        """The server."""
        return Starlette(routes=self.routes())

    def routes(self) -> list[Route]:
        """What it answers."""
        raise NotImplementedError

    def turned_away(self, request: Request) -> Response | None:
        """What it says to who may not come in, or comes too often."""
        raise NotImplementedError

    async def admit(self, request: Request, given: Row) -> Response | None:
        """What is answered in place of what was asked for, if anything."""
        self.asked.append(Asked(request.url.path, given, self.clock()))
        if self.meanwhile is not None:
            await self.meanwhile(request.url.path)
        if self.out_of_turn:
            return self.out_of_turn.popleft()
        return self.turned_away(request)

    def is_too_often(self, *limits: Limit) -> bool:
        """Counts the request, and says whether it was one too many for any of the limits."""
        is_over = not all(limit.lets_in(self.clock()) for limit in limits)
        self.refused += is_over
        return is_over

    def count(self, path: str) -> int:
        """How often something was asked for."""
        return sum(each.path == path for each in self.asked)
