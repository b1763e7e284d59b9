"""Fifty people read and write by two processes while things go wrong, and every answer is checked.

python benchmarks/soak.py --minutes 20

On a PostgreSQL server of its own. People create deals and win some, each repeated by its external id until it is acknowledged, and read
the figures of their desktops. What each may be told is known: at least all that was acknowledged to those whose deals they see before
they asked, at the most all that was sent before they were answered, and as many rows as the number says. Meanwhile, one after the
other, connections are ended, a process is killed, the database is restarted, killed, paused, and the network to it is cut, lost and
slow; during the last quarter nothing is. In the end every deal must be there once and whole.

It prints what happened with each fault, and ends with 1 if any answer was wrong, any write lost, or anybody waited for more than
``--patience`` seconds. On a machine that is busy with other things, people wait for that, too.
"""

import argparse
import asyncio
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from schema.node import global_id  # noqa: E402 - found by the path above
from tests.faults.served import CREATE, Served  # noqa: E402 - found by the path above

CLIENTS = 50
# Whose deals each of them sees.
SEES = {
    "admin": ("admin", "boss", "seller", "other"),
    "boss": ("boss", "seller"),
    "seller": ("seller",),
    "other": ("other",),
}
READ = """{ dashboard { widget(key: "deals") { status { code } ... on MetricWidget { metric {
  value records(first: 1) { totalCount } secondary { key value } } } } } }"""
MOVE = "mutation($input: MoveDealInput!) { moveDeal(input: $input) { deal { id } userErrors { message } } }"
SETTINGS = {"PERSON_RATE": "1000000", "COMPANY_RATE": "1000000", "ADDRESS_RATE": "1000000", "LOG_FORMAT": "json"}


@dataclass
class Known:
    """How many there are of one person's: at the least, and at the most."""

    acknowledged: int = 0
    sent: int = 0


@dataclass
class Soak:
    """What was told, and what is known of it."""

    served: Served
    deals: dict[str, Known] = field(default_factory=lambda: {who: Known() for who in SEES})
    won: dict[str, Known] = field(default_factory=lambda: {who: Known() for who in SEES})
    counts: Counter[str] = field(default_factory=Counter[str])
    wrong: list[str] = field(default_factory=list[str])
    took: list[tuple[float, float, bool]] = field(default_factory=list[tuple[float, float, bool]])
    """When each answer came, how long it took, and whether something was down by it."""
    goes_on: bool = True

    async def live(self, who: str, seed: int) -> None:
        """One person, until all end."""
        rng = random.Random(seed)
        headers = {"authorization": f"Bearer {self.served.tokens[who]}"}
        async with httpx.AsyncClient(base_url=self.served.address, headers=headers, timeout=60) as client:
            while self.goes_on:
                await (self._write(client, who, rng) if rng.random() < 0.3 else self._read(client, who))
                await asyncio.sleep(rng.uniform(8, 24))

    async def _write(self, client: httpx.AsyncClient, who: str, rng: random.Random) -> None:
        name, ids = f"deal {next(_numbers)}", self.served.office.ids
        given = {
            "name": name,
            "externalId": name,
            "dealType": global_id("DealType", ids["retail"]),
            "stage": global_id("Stage", ids["new"]),
            "responsible": global_id("User", ids[who]),
        }
        self.deals[who].sent += 1
        deal = (await self._until_done(client, CREATE, given))["createDeal"]
        if deal["userErrors"]:
            self.wrong.append(f"{name}: {deal['userErrors']}")
            return
        self.deals[who].acknowledged += 1
        if rng.random() < 0.5:
            self.won[who].sent += 1
            move = {"deal": deal["deal"]["id"], "toStage": global_id("Stage", ids["won"])}
            moved = (await self._until_done(client, MOVE, move))["moveDeal"]
            if moved["userErrors"]:
                self.wrong.append(f"{name}: {moved['userErrors']}")
            self.won[who].acknowledged += 1

    async def _until_done(self, client: httpx.AsyncClient, mutation: str, given: dict[str, Any]) -> dict[str, Any]:
        while True:
            answer = await self._ask(client, mutation, {"input": given})
            if answer is not None:
                self.counts["writes"] += 1
                return answer
            self.counts["writes repeated"] += 1
            await asyncio.sleep(0.3)

    async def _read(self, client: httpx.AsyncClient, who: str) -> None:
        least = self._sum(who, "acknowledged")
        answer = await self._ask(client, READ, {})
        if answer is None:
            return
        self.counts["reads"] += 1
        most = self._sum(who, "sent")
        widget = answer["dashboard"]["widget"]
        metric = widget["metric"]
        value, won = (
            int(metric["value"]),
            int(next(each["value"] for each in metric["secondary"] if each["key"] == "won")),
        )
        right = least[0] <= value <= most[0] and least[1] <= won <= most[1] and value == metric["records"]["totalCount"]
        if not right or widget["status"]["code"] != "READY":
            self.wrong.append(f"{who} was told {widget}, expected {least} to {most}")

    def _sum(self, who: str, what: str) -> tuple[int, int]:
        return (
            sum(getattr(self.deals[each], what) for each in SEES[who]),
            sum(getattr(self.won[each], what) for each in SEES[who]),
        )

    async def _ask(self, client: httpx.AsyncClient, query: str, variables: dict[str, Any]) -> dict[str, Any] | None:
        """The data; nothing where the client is to come again."""
        begun = time.monotonic()
        try:
            answer = await client.post("/graphql", json={"query": query, "variables": variables})
        except httpx.TransportError as error:
            self.took.append((time.monotonic(), time.monotonic() - begun, True))
            self.counts["no answer"] += 1
            if isinstance(error, httpx.ReadTimeout):
                self.wrong.append("nothing was answered for a minute")
            return None
        now = time.monotonic()
        told = answer.json()
        errors = told.get("errors", ())
        # Who is told that too many ask at once, or that it took too long, has met no fault but a busy machine.
        self.took.append((now, now - begun, any("database cannot be used" in each["message"] for each in errors)))
        if answer.status_code == 200 and not errors:
            self.counts["answered"] += 1
            return told["data"]
        for code in {each["extensions"]["code"] for each in errors}:
            self.counts[f"answered {code}"] += 1
        if not errors or {each["extensions"]["code"] for each in errors} - _LATER:
            self.wrong.append(f"{answer.status_code} {answer.text[:500]}")
        return None

    def check_the_end(self) -> None:
        """Holds the rows against what was acknowledged, which is all now."""
        rows = self.served.database.execute(_ROWS)
        expected = sum(each.acknowledged for each in self.deals.values())
        names = {name for name, *_ in rows}
        if len(rows) != expected or len(names) != expected:
            self.wrong.append(f"{expected} deals were acknowledged, and there are {len(rows)} of {len(names)} names")
        halves = [row for row in rows if not row[1] or row[1] != row[2]]
        if halves:
            self.wrong.append(f"Half there: {halves[:5]}")
        won = sum(moves == 2 for _, moves, _ in rows)
        if won != sum(each.acknowledged for each in self.won.values()):
            self.wrong.append(f"{won} deals are won")


_numbers = count(1)

# What is no answer, but that there will be one later.
_LATER = {"SERVICE_UNAVAILABLE", "TIMEOUT"}

_ROWS = """
SELECT name, (SELECT count(*) FROM transitions t WHERE (t.company_id, t.deal_id) = (d.company_id, d.id)),
  (SELECT count(*) FROM events e WHERE (e.company_id, e.record_kind, e.record_id) = (d.company_id, 'deal', d.id))
FROM deals d"""


async def end_connections(served: Served) -> None:
    """All that there are to the database."""
    await asyncio.to_thread(
        served.database.execute,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IS NOT NULL AND pid <> pg_backend_pid()",
    )


async def kill_a_process(served: Served) -> None:
    """One of the two."""
    served.processes()[0].send_signal(signal.SIGKILL)


async def restart(served: Served) -> None:
    """As for an upgrade."""
    await asyncio.to_thread(served.database.stop)
    await asyncio.to_thread(served.database.start)


async def kill_the_database(served: Served) -> None:
    """As if its machine had lost power."""
    await asyncio.to_thread(served.database.stop, "immediate")
    await asyncio.sleep(5)
    await asyncio.to_thread(served.database.start)


async def pause(served: Served) -> None:
    """As a machine does that hangs."""
    served.database.freeze()
    await asyncio.sleep(10)
    served.database.thaw()


async def cut(served: Served) -> None:
    """In the middle of whatever is said."""
    for _ in range(3):
        served.way.cut_after(700)
        await asyncio.sleep(1)


async def lose(served: Served) -> None:
    """Nothing arrives."""
    with served.way.lost():
        await asyncio.sleep(10)


async def slow_down(served: Served) -> None:
    """20 ms more, each way."""
    with served.way.slow(0.02):
        await asyncio.sleep(10)


FAULTS: list[Callable[[Served], Awaitable[None]]] = [
    end_connections,
    kill_a_process,
    restart,
    kill_the_database,
    pause,
    cut,
    lose,
    slow_down,
]


@dataclass
class Effects:
    """What one kind of fault came to, each time."""

    times: int = 0
    longest: list[float] = field(default_factory=list[float])
    """Seconds that anybody waited for being told of it."""
    recovery: list[float] = field(default_factory=list[float])
    """Seconds from its end to the last who was told of it."""


async def go_wrong(soak: Soak, until: float, every: float, effects: dict[str, Effects]) -> None:
    """Makes one fault after the other."""
    number = 0
    while time.monotonic() + every < until:
        await asyncio.sleep(every * 0.4)
        fault = FAULTS[number % len(FAULTS)]
        number += 1
        begun = time.monotonic()
        await fault(soak.served)
        ended = time.monotonic()
        await asyncio.sleep(every * 0.6)
        during = [each for each in soak.took if begun <= each[0]]
        found = effects.setdefault(fault.__name__.replace("_", " "), Effects())
        found.times += 1
        found.longest.append(max((took for _, took, is_down in during if is_down), default=0))
        found.recovery.append(max((at - ended for at, _, is_down in during if is_down), default=0))
        print(
            f"{time.strftime('%X')} {fault.__name__}: {found.longest[-1]:.1f} s, {found.recovery[-1]:.1f} s", flush=True
        )


async def measure_memory(soak: Soak, until: float, memory: dict[int, list[float]]) -> None:
    """Notes the megabytes of each process, every five seconds."""
    while time.monotonic() < until:
        # One that was killed a moment ago is measured no more.
        with suppress(psutil.NoSuchProcess):
            for process in soak.served.processes():
                memory.setdefault(process.pid, []).append(process.memory_info().rss / 1e6)
        await asyncio.sleep(5)


async def run(served: Served, minutes: float, every: float) -> tuple[Soak, dict[str, Effects], dict[int, list[float]]]:
    """All of it."""
    soak, effects, memory = Soak(served), dict[str, Effects](), dict[int, list[float]]()
    begun = time.monotonic()
    people = [asyncio.create_task(soak.live([*SEES][place % len(SEES)], place)) for place in range(CLIENTS)]
    measuring = asyncio.create_task(measure_memory(soak, begun + minutes * 60, memory))
    await go_wrong(soak, begun + minutes * 45, every, effects)
    await asyncio.sleep(max(0, begun + minutes * 60 - time.monotonic()))
    soak.goes_on = False
    await asyncio.gather(*people, measuring)
    await asyncio.to_thread(soak.check_the_end)
    return soak, effects, memory


def main() -> int:
    """Tells what came of it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--minutes", type=float, default=20)
    arguments.add_argument("--every", type=float, default=40, help="seconds from one fault to the next")
    arguments.add_argument(
        "--patience", type=float, default=5, help="seconds that an answer may take while something is down"
    )
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="crm-soak-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Served(folder, SETTINGS) as served:
            soak, effects, memory = asyncio.run(run(served, given.minutes, given.every))
            inside = [line for line in served.log.read_text().splitlines() if "Internal error" in line]
    print(", ".join(f"{number:,} {what}" for what, number in sorted(soak.counts.items())))
    good = sorted(took for _, took, is_down in soak.took if not is_down)
    print(f"answers: median {statistics.median(good):.2f} s, 99 of 100 within {good[len(good) * 99 // 100]:.2f} s")
    print("| fault | times | told within | told until |\n|---|---|---|---|")
    for fault, found in effects.items():
        print(f"| {fault} | {found.times} | {max(found.longest):.1f} s | {max(found.recovery):.1f} s |")
    for pid, megabytes in memory.items():
        if len(megabytes) > 24:
            print(
                f"process {pid}: {megabytes[12]:.0f} MB after a minute, {max(megabytes):.0f} at the most, {megabytes[-1]:.0f} at last"
            )
    for each in soak.wrong[:20]:
        print(f"WRONG: {each}")
    for each in inside[:5]:
        print(f"LOG: {each}")
    waited = [each for found in effects.values() for each in (*found.longest, *found.recovery)]
    print(f"{len(soak.wrong)} wrong; nobody waited for more than {max(waited, default=0):.1f} s")
    return 1 if soak.wrong or max(waited, default=0) > given.patience else 0


if __name__ == "__main__":
    sys.exit(main())
