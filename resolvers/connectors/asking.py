"""Asking a vendor politely: at its pace, fenced in, followed nowhere, with bounds on time and size, and again where that may help.

By ``httpcore``, as everything here that asks addresses of administrators: what a name stands for must be looked at by whoever connects
(`resolvers.fence`), and ``httpx`` takes no network backend.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Never, Self, cast
from urllib.parse import urlencode, urlsplit

import httpcore

from resolvers.connectors.pace import Pacer
from resolvers.connectors.trouble import PASSING, NotYetError, Trouble, TroubleKind, VendorError
from resolvers.fence import UNANSWERED, Network, fenced_pool
from resolvers.text_checks import storable

Networks = Sequence[Network]
"""Private networks that may be asked, and by http too."""

PATIENCE_SECONDS = 75.0
"""For an answer: a little more than vendors take themselves."""
_MOST_BYTES = 20_000_000
# From one beginning to the next: whoever lists without an end to it takes neither our memory nor the turns of others.
_MOST_BYTES_OF_ALL = 100_000_000
_MOST_REQUESTS = 5_000
_LONGEST_TIME = timedelta(minutes=30)
_ATTEMPTS = 4
_FIRST_PAUSE = 1.0
# Longer ones are waited for with nothing held.
_LONGEST_PAUSE = 10.0
_LONGEST_WAIT = 86_400.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered. Names of headers are in lower case; ``json`` is ``None`` for what is no JSON; numbers keep their digits, and
    a mark stands in texts for what the database cannot take."""

    status: int
    headers: Mapping[str, str]
    json: Any

    def retry_after(self, now: datetime) -> float | None:
        """How many seconds it asks to wait; who asks for more than a day is asked again after a day."""
        said = self.headers.get("retry-after", "").strip()
        if said.isascii() and said.isdigit():
            return min(float(said), _LONGEST_WAIT)
        try:
            return min(max((parsedate_to_datetime(said) - now).total_seconds(), 0), _LONGEST_WAIT)
        except (TypeError, ValueError):
            return None


def trouble_of_status(answer: Answer) -> Trouble | None:
    """What is wrong as far as the status says."""
    if answer.status < 300 and answer.json is not None:
        return None
    detail = f"HTTP {answer.status}" if answer.status >= 300 else "an answer that is no JSON"
    match answer.status:
        case 401:
            return Trouble(TroubleKind.UNAUTHORIZED, detail)
        case 402 | 403:
            return Trouble(TroubleKind.FORBIDDEN, detail)
        case 429:
            return Trouble(TroubleKind.LIMITED, detail)
        case status if status == 408 or status >= 500:
            return Trouble(TroubleKind.UNREACHABLE, detail)
        case _:
            return Trouble(TroubleKind.UNEXPECTED, detail)


class Asking:
    """Asks one vendor. To be entered: its connections end with it."""

    def __init__(
        self,
        networks: Networks,
        pacer: Pacer,
        trouble_of: Callable[[Answer], Trouble | None],
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._networks = networks
        self.pacer = pacer
        self._trouble_of = trouble_of
        self._clock = clock
        self._sleep = sleep
        self._pools: dict[str, httpcore.AsyncConnectionPool] = {}
        self._stack = AsyncExitStack()
        self._is_at_start = True
        self._began, self._asked, self._bytes = clock(), 0, 0
        self.requests = 0
        """How many were sent."""

    async def __aenter__(self) -> Self:
        await self._stack.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.__aexit__(kind, error, trace)

    def begin(self) -> None:
        """Something begins that can be begun anew: from here a request that may not be sent for long is put off (`NotYetError`)."""
        self._is_at_start = True
        self._began, self._asked, self._bytes = self._clock(), 0, 0

    def now(self) -> datetime:
        """What time it is."""
        return self._clock()

    async def ask(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | Sequence[Any] | None = None,
        form: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer, with nothing wrong. ``body`` is sent as JSON. Raises `VendorError`, and `NotYetError`."""
        sent, content = {"accept": "application/json", "user-agent": "crm-desktop", **(headers or {})}, b""
        if body is not None:
            sent["content-type"], content = "application/json", json.dumps(body, default=str).encode()
        elif form is not None:
            sent["content-type"], content = "application/x-www-form-urlencoded", urlencode(form).encode()
        for attempt in range(_ATTEMPTS):
            await self._wait_for_turn()
            trouble, answer = await self._try(method, url, sent, content)
            if answer is not None and trouble is None:
                return answer
            assert trouble is not None  # there is one of them at least
            pause = trouble.retry_after if trouble.retry_after is not None else _FIRST_PAUSE * 2**attempt
            if trouble.kind not in PASSING or attempt == _ATTEMPTS - 1 or pause > _LONGEST_PAUSE:
                raise VendorError(trouble)
            await self._sleep(pause)
        raise AssertionError("unreachable")

    async def _wait_for_turn(self) -> None:
        is_long = self._clock() - self._began > _LONGEST_TIME or self._asked >= _MOST_REQUESTS
        if is_long or self._bytes > _MOST_BYTES_OF_ALL:
            raise VendorError(Trouble(TroubleKind.UNEXPECTED, "answers without an end to them"))
        wait = self.pacer.wait(self._clock())
        if self._is_at_start and wait > _LONGEST_PAUSE:
            raise NotYetError(wait)
        self._is_at_start = False
        if wait > 0:
            await self._sleep(wait)
        self.pacer.spend(self._clock())
        self.requests += 1
        self._asked += 1

    async def _try(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes
    ) -> tuple[Trouble | None, Answer | None]:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                answer = await self._answer(method, url, headers, content)
        except UNANSWERED as error:
            # Not the address: it may be a secret.
            said = f"no answer within {PATIENCE_SECONDS:.0f} seconds" if isinstance(error, TimeoutError) else str(error)
            return Trouble(TroubleKind.UNREACHABLE, said or type(error).__name__), None
        trouble = self._trouble_of(answer)
        if trouble is not None:
            pause = trouble.retry_after
            pause = answer.retry_after(self._clock()) if pause is None else pause
            trouble = replace(trouble, retry_after=pause, status=answer.status)
        return trouble, answer

    async def _answer(self, method: str, url: str, headers: Mapping[str, str], content: bytes) -> Answer:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
            raise ValueError("the address is none of the web")
        pool = await self._pool(parts.scheme)
        async with pool.stream(method, url, headers=[*headers.items()], content=content) as response:
            got = bytearray()
            async for part in response.aiter_stream():
                got += part
                self._bytes += len(part)
                if len(got) > _MOST_BYTES:
                    raise ValueError(f"an answer of more than {_MOST_BYTES} bytes")
            told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            return Answer(response.status, told, await asyncio.to_thread(_read, bytes(got)))

    async def _pool(self, scheme: str) -> httpcore.AsyncConnectionPool:
        if scheme not in self._pools:
            pool = fenced_pool(self._networks, scheme, max_connections=1)
            self._pools[scheme] = await self._stack.enter_async_context(pool)
        return self._pools[scheme]


# NUL, and halves of characters.
_MAY_BE_UNSTORABLE = re.compile(rb"\\u0000|\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")


def _read(content: bytes) -> Any:
    try:
        said = json.loads(content, parse_float=Decimal, parse_constant=_no_number)
        return _storable(said) if _MAY_BE_UNSTORABLE.search(content) else said
    except (ValueError, RecursionError):
        return None


def _no_number(name: str) -> Never:
    raise ValueError(f"JSON has no {name}")


def _storable(said: Any) -> Any:
    match said:
        case str():
            return storable(said)
        case list():
            return [_storable(each) for each in cast("list[Any]", said)]
        case dict():
            return {storable(name): _storable(each) for name, each in cast("dict[str, Any]", said).items()}
        case _:
            return said
