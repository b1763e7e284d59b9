"""From an empty folder to what was measured."""

import argparse
import asyncio
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import orjson

from . import postgraphile
from .company import embedded_server, write_companies
from .contestants import Contestant
from .figures import differences
from .http_client import Answer, ask, request_of
from .load import is_good
from .measuring import best_goodput, idle, measure
from .moves import WRITERS
from .overload import TIMES, overload
from .result import Result
from .starting import VIEWER, Starting, by
from .statements import StatementLog

# Requests one after another; then by so many people at once.
_WARMING_UP = 8
_TOGETHER = 8
# Requests of which the one with the fewest statements tells how many it takes.
_COUNTED = 10


async def compete(folder: Path, given: argparse.Namespace) -> Result:
    """Writes the companies, starts everybody, compares what they tell, and measures them."""
    with ExitStack() as stack:
        server = stack.enter_context(embedded_server(folder / "server"))
        companies = await write_companies(server, folder, given.deals)
        starting = Starting(stack, folder, companies)
        ours = starting.ours()
        if "before" in given.against:
            server.create_database("before")
            starting.before(given.before, server.url_of("before"), ours)
        if "floor" in given.against:
            await starting.floor()
        if "mercurius" in given.against:
            starting.mercurius()
        if "postgraphile" in given.against:
            await starting.postgraphile(ours.address)
        contestants = starting.contestants
        answers = {each.key: await _warm_up(each) for each in contestants}
        contestants += [each for each in await starting.kept(ours) if await _warm_up(each)]
        _check(answers, starting.floor_row)
        log = StatementLog(companies.url, folder / "server" / "postgresql" / "log")
        counted = await _count(log, contestants)
        if counted["ours"] <= counted.get("cached", 0):
            raise SystemExit("What is meant to be computed anew is answered from what was kept.")
        small = {
            "viewer": request_of("/graphql", orjson.dumps({"query": VIEWER}), by(companies.other)),
            "health": request_of("/healthz"),
        }
        for each in contestants:
            # On the connections that it has to the database, too: plans are made for each of them, and anew the first five times.
            await asyncio.gather(*(_warm_up(each) for _ in range(_TOGETHER)))
        quiet = {each.key: await idle(each.address, small, 3) for each in contestants if each.has_probes}
        measured = await measure(contestants, given.clients, given.seconds, given.rounds, companies.database_pid, small)
        overloaded = None
        if given.overload:
            rate = TIMES * best_goodput(measured, "ours")
            overloaded = await overload(contestants[0], small, rate, given.overload)
        # Last: from here on rows are others.
        moves = await measure(starting.movers, WRITERS, given.seconds, given.rounds, companies.database_pid, {})
    return Result(contestants, measured, counted, quiet, moves, overloaded)


async def _warm_up(contestant: Contestant) -> Answer:
    """Lets a contestant prepare its statements and compile what it compiles; its last answer."""
    answer = Answer()
    for _ in range(_WARMING_UP):
        answer = await ask(contestant.address, contestant.next_request())
        if not is_good(answer):
            raise SystemExit(f"{contestant.name} answered {answer.status}: {answer.body[:2_000].decode()}")
    return answer


def _check(answers: Mapping[str, Answer], floor_row: bytes | None) -> None:
    """Stops unless all tell the same figures, as far as they tell any."""
    data: dict[str, Any] = {key: orjson.loads(each.body)["data"] for key, each in answers.items() if key != "floor"}
    found: dict[str, list[str]] = {}
    if "mercurius" in data:
        found["mercurius"] = differences(data["ours"], data["mercurius"])
    if "before" in data:
        # What a period is compared with has become another one since.
        for who in ("", "-person"):
            found[f"before{who}"] = differences(data[f"ours{who}"], data[f"before{who}"], {"previous", "change"})
    if floor_row is not None:
        is_same = answers["floor"].body == floor_row
        found["floor"] = [] if is_same else ["another row than our server reads by the same statement"]
    if "postgraphile" in data:
        told = postgraphile.figures(data["postgraphile"])
        found["postgraphile"] = differences(postgraphile.of_ours(data["ours"], told), told)
    if wrong := "\n".join(f"{key}: {each}" for key, some in found.items() for each in some[:10]):
        raise SystemExit(f"The figures differ (ours, theirs):\n{wrong}")
    print(f"The figures are the same: ours and {', '.join(found)}", flush=True)


async def _count(log: StatementLog, contestants: list[Contestant]) -> dict[str, int]:
    counted: dict[str, int] = {}
    with log:
        for each in contestants:
            await ask(each.address, each.next_request())
            counted[each.key] = min([await _statements_of(each, log) for _ in range(_COUNTED)])
    return counted


async def _statements_of(contestant: Contestant, log: StatementLog) -> int:
    """How many were sent while it answered one request: its own, and what any server sends by itself meanwhile."""
    mark = log.mark()
    await ask(contestant.address, contestant.next_request())
    return len(log.since(mark))
