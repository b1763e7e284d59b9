"""Contestants in turns: whatever else the machine does meets all of them."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from .contestants import Contestant
from .load import Load, Probe, closed_loop
from .percentile import percentile
from .processor_time import seconds_used

# With fewer clients than this nobody else has to wait.
_PROBED_FROM = 32


@dataclass(slots=True)
class Measured:
    """What one contestant did for so many clients, in all rounds. Times are in seconds."""

    contestant: str
    clients: int
    load: Load = field(default_factory=Load)
    server: float = 0
    """Processor time of the server's processes."""
    database: float = 0
    """And of PostgreSQL's."""
    others: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    """How long those waited who asked something small meanwhile, by what they asked."""

    @property
    def goodput(self) -> float:
        """Desktops a second."""
        return len(self.load.took) / self.load.lasted

    @property
    def each(self) -> float | None:
        """Processor time of a desktop, the server's and the database's. What was spent on refusals is in it."""
        return (self.server + self.database) / len(self.load.took) if self.load.took else None

    def took(self, percent: float) -> float | None:
        """That percentile of the waiting times for desktops."""
        return percentile(self.load.took, percent)


async def measure(
    contestants: Sequence[Contestant],
    clients: Iterable[int],
    seconds: float,
    rounds: int,
    database_pid: int,
    small: dict[str, bytes],
) -> list[Measured]:
    """Each contestant with each number of clients, for so many seconds in all; ``small`` is what is asked of some meanwhile."""
    measured: list[Measured] = []
    for count in clients:
        these = {each.key: Measured(each.key, count) for each in contestants if count == 1 or not each.only_alone}
        for number in range(rounds):
            # Nobody always comes after the same one.
            shift = number % len(contestants)
            for contestant in [*contestants[shift:], *contestants[:shift]]:
                if contestant.key in these:
                    await _round(contestant, these[contestant.key], seconds / rounds, database_pid, small)
        measured += these.values()
        print(*(line(each) for each in these.values()), sep="\n", flush=True)
    return measured


async def _round(
    contestant: Contestant, into: Measured, seconds: float, database_pid: int, small: dict[str, bytes]
) -> None:
    probed = small if contestant.has_probes and into.clients >= _PROBED_FROM else {}
    server, database = seconds_used(contestant.pid), seconds_used(database_pid)
    async with AsyncExitStack() as stack:
        probes = {name: await stack.enter_async_context(Probe(contestant.address, ask)) for name, ask in probed.items()}
        into.load.add(await closed_loop(contestant.address, contestant.next_request, into.clients, seconds))
    into.server += seconds_used(contestant.pid) - server
    into.database += seconds_used(database_pid) - database
    for name, probe in probes.items():
        into.others.setdefault(name, []).extend(probe.took)


async def idle(address: str, small: dict[str, bytes], seconds: float) -> dict[str, list[float]]:
    """How long it takes to answer something small when nobody asks for anything else."""
    took: dict[str, list[float]] = {}
    for name, ask in small.items():
        async with Probe(address, ask) as probe:
            await asyncio.sleep(seconds)
        took[name] = probe.took
    return took


def best_goodput(measured: Iterable[Measured], contestant: str) -> float:
    """The most desktops a second that a contestant gave, with whatever number of clients."""
    return max(each.goodput for each in measured if each.contestant == contestant)


def line(measured: Measured) -> str:
    """For who watches."""
    load = measured.load
    p50, p95, each = measured.took(50), measured.took(95), measured.each
    times = (
        "no answer"
        if p50 is None or p95 is None or each is None
        else (f"p50 {p50 * 1000:8.1f}  p95 {p95 * 1000:8.1f}  processor {each * 1000:7.1f} ms")
    )
    return (
        f"{measured.clients:4} x {measured.contestant:14} {times}  {measured.goodput:7.1f}/s"
        f"  {len(load.refused)} refused, {load.failed} failed"
    )
