"""Many people at once, and one who asks something small meanwhile."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from .http_client import Answer, Connection

# Seconds that who was refused waits before asking again, whatever longer time the server names: rounds are short.
_AFTER_REFUSAL = 1.0


# Errors of a request, blocks without figures, and what a mutation did not do.
_NOT_GOOD = (b'"errors":', b'"FAILED"', b'"userErrors":[{')


@dataclass(slots=True)
class Load:
    """What came of it. Times are in seconds."""

    took: list[float] = field(default_factory=list[float])
    """Of each answer with figures."""
    refused: list[float] = field(default_factory=list[float])
    """Of each 503."""
    failed: int = 0
    """Any other answer: an error, a block without figures, none at all."""
    lasted: float = 0
    bytes_sent: int = 0
    """Of the last answer's body."""

    def add(self, other: "Load") -> None:
        """Counts another round in."""
        self.took += other.took
        self.refused += other.refused
        self.failed += other.failed
        self.lasted += other.lasted
        self.bytes_sent = other.bytes_sent or self.bytes_sent


async def closed_loop(address: str, next_request: Callable[[], bytes], clients: int, seconds: float) -> Load:
    """So many people who ask again as soon as they have an answer, for so long; what is under way then is waited for."""
    load = Load()
    begun = time.perf_counter()

    async def client() -> None:
        connection = Connection(address)
        while (asked := time.perf_counter()) < begun + seconds:
            try:
                answer = await connection.ask(next_request())
            except OSError:
                load.failed += 1
                await asyncio.sleep(_AFTER_REFUSAL)
                continue
            count(answer, time.perf_counter() - asked, load)
            if answer.status == 503:
                await asyncio.sleep(min(_AFTER_REFUSAL, max(0, begun + seconds - time.perf_counter())))
        connection.close()

    async with asyncio.TaskGroup() as group:
        for _ in range(clients):
            group.create_task(client())
    load.lasted = time.perf_counter() - begun
    return load


def count(answer: Answer, took: float, load: Load) -> None:
    """Counts an answer in, which took so many seconds."""
    if answer.status == 503:
        load.refused.append(took)
    elif is_good(answer):
        load.took.append(took)
        load.bytes_sent = len(answer.body)
    else:
        load.failed += 1


def is_good(answer: Answer) -> bool:
    """Whether all was answered, or done, that was asked for."""
    if answer.status != 200:
        return answer.status == 304
    return not any(sign in answer.body for sign in _NOT_GOOD)


class Probe:
    """Somebody who asks something small again and again, at fixed times, whether or not it was answered yet."""

    def __init__(self, address: str, request: bytes, every: float = 0.1) -> None:
        self._address, self._request, self._every = address, request, every
        self.took: list[float] = []
        """Seconds from when each was due."""

    async def __aenter__(self) -> "Probe":
        self._task = asyncio.create_task(self._ask())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _ask(self) -> None:
        connection = Connection(self._address)
        due = time.perf_counter()
        try:
            while True:
                # Whatever it is told, and be it nothing: what counts is how long it took.
                with suppress(OSError):
                    await connection.ask(self._request)
                self.took.append(time.perf_counter() - due)
                due += self._every
                await asyncio.sleep(max(0, due - time.perf_counter()))
        finally:
            connection.close()
