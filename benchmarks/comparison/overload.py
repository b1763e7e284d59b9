"""More people than a server can serve, who do not wait for each other."""

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass

import psutil

from .contestants import Contestant
from .http_client import Connection
from .load import Load, Probe, count

# How many times what the server can serve.
TIMES = 4


@dataclass(frozen=True, slots=True)
class Overload:
    """What came of it. ``others``: how long those waited who asked something small meanwhile, in seconds, by what they asked."""

    load: Load
    others: dict[str, list[float]]
    memory_before: int
    """Bytes of the server's processes, once it has been busy."""
    memory_after: int


async def overload(contestant: Contestant, small: dict[str, bytes], rate: float, seconds: float) -> Overload:
    """Asks so many times a second, for so long, whatever has become of the questions before; all answers are waited for."""
    load, memory = Load(), _memory(contestant.pid)
    free: list[Connection] = []

    async def ask() -> None:
        connection = free.pop() if free else Connection(contestant.address)
        asked = time.perf_counter()
        try:
            count(await connection.ask(contestant.next_request()), time.perf_counter() - asked, load)
            free.append(connection)
        except OSError:
            load.failed += 1

    begun = time.perf_counter()
    async with AsyncExitStack() as stack:
        probes = {
            name: await stack.enter_async_context(Probe(contestant.address, each)) for name, each in small.items()
        }
        async with asyncio.TaskGroup() as group:
            for number in range(int(rate * seconds)):
                await asyncio.sleep(max(0, begun + number / rate - time.perf_counter()))
                group.create_task(ask())
    load.lasted = time.perf_counter() - begun
    for connection in free:
        connection.close()
    return Overload(load, {name: probe.took for name, probe in probes.items()}, memory, _memory(contestant.pid))


def _memory(pid: int) -> int:
    process = psutil.Process(pid)
    return sum(each.memory_info().rss for each in (process, *process.children(recursive=True)))
