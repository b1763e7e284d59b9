"""How much a process takes on, and from whom: settings of ``serve``, and what counts by them."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import Any, Self, TypeVar

from starlette.requests import Request

from crm_desktop.database import LOCK_TIMEOUT, POOL_TIMEOUT, STATEMENT_TIMEOUT
from crm_desktop.observing.metrics import REFUSALS
from crm_desktop.pulse import Pulse
from crm_desktop.request_work import run_for_request
from crm_desktop.share import processors
from permissions.viewer import Viewer
from resolvers.admission import Admission
from resolvers.authentication import IDLE_LENGTH, LogInLane
from resolvers.company_turns import CompanyTurns
from resolvers.language import LocalizedText
from resolvers.rates import Rate
from schema.limits import MAX_BODY, MAX_SECONDS

T = TypeVar("T")

# Networks of this size are given to one customer, who has all its addresses.
_IPV6_NETWORK = 64
# Fewer than there are connections to the database, so that who asks for little finds one.
_MOST_AT_ONCE = 16
# Seconds: a desktop of an ordinary company takes less.
_LONG_TURN = 0.05
# Seconds that what goes on for long leaves to others at a time: longer than most of what is asked takes.
_ASIDE = 0.1
# Of a company: one is written while another one arrives, which may take two minutes.
_MOST_LARGE = 2
_LARGE_PATIENCE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The settings. Of several processes each has its part of what goes on at once and waits; how often somebody asks, each counts by
    itself, so that it is that many times as much at the most.

    ``at_once`` requests read figures, one in each process at the least. Each keeps a processor busy, the database's or the program's:
    more of them at once than there are processors are no faster, and keep everybody else from theirs. Others wait: at most
    ``most_waiting`` of them, and at most ``patience`` seconds by how long turns have taken. A request may take ``time_limit`` seconds
    in all, each of its statements ``statement_timeout``, of which ``lock_timeout`` for a lock; it waits ``pool_timeout`` seconds for a
    connection, and is refused once the database has said nothing for ``silence_limit``. The rates are requests a minute; a session
    that was not used for ``session_idle_hours`` has ended.
    """

    at_once: int = field(default_factory=lambda: min(processors(), _MOST_AT_ONCE))
    most_waiting: int = 200
    patience: float = 5
    time_limit: float = MAX_SECONDS
    statement_timeout: float = STATEMENT_TIMEOUT / 1000
    lock_timeout: float = LOCK_TIMEOUT / 1000
    pool_timeout: float = POOL_TIMEOUT
    silence_limit: float = 3
    person_rate: int = 3_000
    company_rate: int = 12_000
    address_rate: int = 12_000
    log_in_rate: int = 60
    session_idle_hours: int = int(IDLE_LENGTH.total_seconds()) // 3600

    def of_one_among(self, processes: int) -> Self:
        """What each of so many processes takes on."""
        return replace(
            self,
            at_once=max(self.at_once // processes, 1),
            most_waiting=ceil(self.most_waiting / processes),
        )


DEFAULT_BOUNDS = Bounds()


class Doorkeeper:
    """Counts by the bounds: who is at work, who waits, and how often everybody has asked; and ends what is in vain."""

    def __init__(self, bounds: Bounds, pulse: Pulse | None = None) -> None:
        """Without a ``pulse`` the database is taken to answer."""
        self._time_limit = bounds.time_limit
        self._pulse = pulse
        self.session_idle = timedelta(hours=bounds.session_idle_hours)
        self.admission = Admission(
            bounds.at_once, bounds.patience, bounds.most_waiting, _LONG_TURN, on_refusal=_counting("waiting")
        )
        self.log_in_lane = LogInLane(bounds.log_in_rate, _counting("log-in"))
        self._people = Rate(bounds.person_rate, on_refusal=_counting("person"))
        self._companies = Rate(bounds.company_rate, on_refusal=_counting("company"))
        self._addresses = Rate(bounds.address_rate, on_refusal=_counting("address"))
        self._large_bodies = CompanyTurns(_MOST_LARGE, _LARGE_PATIENCE, _TOO_MUCH)
        self._at_work = 0
        # Set while nobody's request is at work.
        self._rests = asyncio.Event()
        self._rests.set()

    async def run(self, work: Coroutine[Any, Any, T], left: Coroutine[Any, Any, None]) -> T:
        """See `run_for_request`: within the time limit, and as long as the database says anything."""
        silence = asyncio.get_running_loop().create_future() if self._pulse is None else self._pulse.silence
        self._at_work += 1
        self._rests.clear()
        try:
            return await run_for_request(work, self._time_limit, left, silence)
        finally:
            self._at_work -= 1
            if not self._at_work:
                self._rests.set()

    async def step_aside(self) -> None:
        """Waits until nobody's request is at work in this process, for a tenth of a second at most: between bits of what goes on for
        long, so that those go first who wait for an answer, and it goes on all the same where there always are some."""
        # Those, too, who have just come.
        await asyncio.sleep(0)
        with suppress(TimeoutError):
            async with asyncio.timeout(_ASIDE):
                await self._rests.wait()

    def count_address(self, request: Request) -> None:
        """Counts a request from where it comes. Raises `RequestError` (RATE_LIMITED)."""
        self._addresses.count(network_of(request))

    def count_viewer(self, viewer: Viewer | None) -> None:
        """Counts a request of whoever asks. Raises `RequestError` (RATE_LIMITED)."""
        if viewer is not None:
            self._people.count((viewer.company.id, viewer.user_id))
            self._companies.count(viewer.company.id, viewer.company.requests_limit)

    def count_sender(self, company_id: int, sender: str, requests_limit: int | None) -> None:
        """Counts a message of a system, a source or a connection, which may send as often as a person asks; in all as often as its
        company may ask. Raises `RequestError` (RATE_LIMITED)."""
        self._people.count((company_id, sender))
        self._companies.count(company_id, requests_limit)

    def room_for(self, request: Request, company_id: int) -> AbstractAsyncContextManager[None]:
        """To be entered before the body is read: it and what is made of it are in memory until the context ends. Only what may be large
        waits for room. Raises `RequestError` (RATE_LIMITED)."""
        length = request.headers.get("content-length", "")
        is_small = length.isascii() and length.isdigit() and int(length) <= MAX_BODY
        return nullcontext() if is_small else self._large_bodies.turn(company_id)


def _counting(reason: str) -> Callable[[], None]:
    return REFUSALS.labels(reason).inc


def network_of(request: Request) -> str:
    """The address a request comes from, of IPv6 the network; what a proxy says of it counts if that is trusted (`Server`)."""
    client = request.scope.get("client")
    return _network_of(client[0] if client else "")


@lru_cache(maxsize=1_000)
def _network_of(host: str) -> str:
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return host
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(IPv6Address(int(address) >> _IPV6_NETWORK << _IPV6_NETWORK))


_TOO_MUCH = LocalizedText(
    "The company is sending as much at once as it may. Nothing was read; send the same again in a moment.",
    "Компания уже отправляет сразу столько, сколько можно. Ничего не прочитано; отправьте то же ещё раз чуть позже.",
)
