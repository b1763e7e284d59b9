"""From an empty folder to what was measured."""

import argparse
import pickle
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
from desktop import QUERY

from . import before, peers, postgraphile
from .capture import capture
from .company import Companies, copy_rows, embedded_server, write_companies
from .contestants import Contestant, never_the_same, the_same
from .figures import differences
from .http_client import Answer, Connection, request_of
from .load import is_good
from .measuring import best_goodput, idle, measure
from .overload import TIMES, overload
from .processes import ServerProcess
from .result import Result
from .statements import StatementLog

_WARMING_UP = 12
_PERIOD = "{ dashboard(period: {preset: LAST_MONTH}) { period { start end } comparedWith { start } } }"
_VIEWER = "{ viewer { name } }"


async def compete(folder: Path, given: argparse.Namespace) -> Result:
    """Writes the companies, starts everybody, compares what they tell, and measures them."""
    with ExitStack() as stack:
        server = stack.enter_context(embedded_server(folder / "server"))
        companies = await write_companies(server, folder, given.deals)
        starting = _Starting(stack, folder, companies)
        ours = starting.ours()
        if "before" in given.against:
            server.create_database("before")
            starting.before(given.before, server.url_of("before"))
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
            "viewer": request_of("/graphql", orjson.dumps({"query": _VIEWER}), _by(companies.other)),
            "health": request_of("/healthz"),
        }
        quiet = {each.key: await idle(each.address, small, 3) for each in contestants if each.has_probes}
        measured = await measure(contestants, given.clients, given.seconds, given.rounds, companies.database_pid, small)
        overloaded = None
        if given.overload:
            rate = TIMES * best_goodput(measured, "ours")
            overloaded = await overload(contestants[0], small, rate, given.overload)
    return Result(contestants, measured, counted, quiet, overloaded)


# Few people ask as often as many do.
ANY_RATE = dict.fromkeys(("PERSON_RATE", "COMPANY_RATE", "ADDRESS_RATE"), str(10**9))


class _Starting:
    """Starts servers, and gathers whom they make contestants."""

    def __init__(self, stack: ExitStack, folder: Path, companies: Companies) -> None:
        self._stack, self._folder, self._companies = stack, folder, companies
        self._query = {"query": QUERY}
        self._admin, self._person = _by(companies.administrator), _by(companies.person)
        self.contestants: list[Contestant] = []
        self.floor_row: bytes | None = None

    def ours(self) -> ServerProcess:
        return self._build("ours", "this build", Path(sys.executable).parent, self._companies.url)

    def before(self, commit: str, url: str) -> None:
        commands = before.build(commit)
        subprocess.run([commands / "crm-desktop", "migrate", "--database-url", url], check=True, capture_output=True)
        copy_rows(self._companies.url, url)
        self._build("before", f"the build of {commit}", commands, url)

    async def floor(self) -> None:
        captured = await capture(self._companies.url, self._admin, orjson.dumps(self._query))
        self.floor_row = b"\n".join(value or b"" for value in captured.row)
        file = self._folder / "statement"
        file.write_bytes(pickle.dumps((captured.text, captured.values)))
        script = Path(__file__).with_name("floor.py")
        server = self._start("floor", [sys.executable, str(script), self._companies.url, str(file)])
        self._add("floor", "the floor: our statement on a bare route", server, self._query)

    def mercurius(self) -> None:
        folder = peers.install("mercurius")
        server = self._start("mercurius", peers.command(self._companies.url), folder)
        self._add("mercurius", "Mercurius, graphql-jit, SQL by hand", server, self._query)

    async def postgraphile(self, ours: str) -> None:
        folder = peers.install("postgraphile")
        told = orjson.loads((await _ask(ours, the_same({"query": _PERIOD}, self._admin)())).body)["data"]["dashboard"]
        body = postgraphile.body(
            self._companies.url, told["period"]["start"], told["period"]["end"], told["comparedWith"]["start"]
        )
        environment = {"COMPANY_TIME_ZONE": self._companies.time_zone, "GRAPHILE_ENV": "production"}
        server = self._start("postgraphile", peers.command(self._companies.url), folder, environment)
        self._add("postgraphile", "PostGraphile, some of the figures", server, body)

    async def kept(self, ours: ServerProcess) -> list[Contestant]:
        """What else this build is asked: what it need not compute anew, if it says that it keeps answers."""
        least, same = the_same({"query": _VIEWER}, self._admin), the_same(self._query, self._admin)
        viewer = Contestant("viewer", f"this build: `{_VIEWER}`", ours.address, ours.pid, least, only_alone=True)
        if not (tag := (await _ask(ours.address, same())).headers.get("etag")):
            return [viewer]
        known = the_same(self._query, self._admin | {"if-none-match": tag})
        cached = Contestant("cached", "this build, cached", ours.address, ours.pid, same)
        return [viewer, cached, Contestant("unchanged", "this build, 304", ours.address, ours.pid, known)]

    def _build(self, key: str, name: str, commands: Path, url: str) -> ServerProcess:
        command = [str(commands / "crm-desktop"), "serve", "--database-url", url, "--port", "0"]
        server = self._start(key, command, environment=ANY_RATE)
        for suffix, words, headers in (("", "", self._admin), ("-person", ", a person's own", self._person)):
            asked = never_the_same(QUERY, headers)
            these = Contestant(key + suffix, name + words, server.address, server.pid, asked)
            self.contestants.append(replace(these, only_alone=bool(suffix), has_probes=not suffix))
        return server

    def _start(
        self, name: str, command: list[str], folder: Path | None = None, environment: Mapping[str, str] | None = None
    ) -> ServerProcess:
        log = self._folder / f"{name}.log"
        return self._stack.enter_context(
            ServerProcess(name, command, log, folder=folder or self._folder, environment=environment)
        )

    def _add(self, key: str, name: str, server: ServerProcess, body: object) -> None:
        self.contestants.append(Contestant(key, name, server.address, server.pid, the_same(body, self._admin)))


def _by(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


async def _ask(address: str, request: bytes) -> Answer:
    connection = Connection(address)
    try:
        return await connection.ask(request)
    finally:
        connection.close()


async def _warm_up(contestant: Contestant) -> Answer:
    """Lets a contestant prepare its statements and compile what it compiles; its last answer."""
    answer = Answer()
    for _ in range(_WARMING_UP):
        answer = await _ask(contestant.address, contestant.next_request())
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
            await _ask(each.address, each.next_request())
            mark = log.mark()
            await _ask(each.address, each.next_request())
            counted[each.key] = len(log.since(mark))
    return counted
