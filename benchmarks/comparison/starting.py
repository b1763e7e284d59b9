"""The servers, each with what it is asked."""

import pickle
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import orjson
from desktop import QUERY
from server import page_query

from . import before, peers, postgraphile
from .capture import capture
from .company import Companies, copy_rows
from .contestants import Contestant, never_the_same, the_same
from .http_client import ask
from .moves import never_the_same_deal
from .processes import ServerProcess

_PERIOD = "{ dashboard(period: {preset: LAST_MONTH}) { period { start end } comparedWith { start } } }"
# What a page shows that is opened without further ado.
_PAGE = {"period": {"preset": "LAST_MONTH"}, "compareTo": "PREVIOUS_PERIOD"}
# All are one person here, whom this build would not let ask as often as many may together.
UNLIMITED: dict[str, str] = dict.fromkeys(("PERSON_RATE", "COMPANY_RATE", "ADDRESS_RATE"), str(10**9))
VIEWER = "{ viewer { name } }"


class Starting:
    """Starts servers, and gathers whom they make contestants."""

    def __init__(self, stack: ExitStack, folder: Path, companies: Companies) -> None:
        self._stack, self._folder, self._companies = stack, folder, companies
        self._query = {"query": QUERY}
        self._admin, self._person = by(companies.administrator), by(companies.person)
        self.contestants: list[Contestant] = []
        self.movers: list[Contestant] = []
        self.floor_row: bytes | None = None

    def ours(self) -> ServerProcess:
        """This build, for an administrator and for a person."""
        return self._build("ours", "this build", Path(sys.executable).parent, self._companies.url)

    def before(self, commit: str, url: str, ours: ServerProcess) -> None:
        """The earlier build likewise, over the same rows in a database of its own; and the page's query for both."""
        commands = before.build(commit)
        subprocess.run([commands / "crm-desktop", "migrate", "--database-url", url], check=True, capture_output=True)
        copy_rows(self._companies.url, url)
        theirs = self._build("before", f"the build of {commit}", commands, url)
        # The earlier page's, which both know.
        query = page_query(before.folder_of(commit) / "web" / "src")
        for server, of in ((ours, self.contestants[0]), (theirs, self.contestants[-2])):
            asked = never_the_same(query, self._admin, **_PAGE)
            page = Contestant(f"{of.key}-page", f"{of.name}, the page's query", server.address, server.pid, asked)
            self.contestants.append(replace(page, only_alone=True))

    async def floor(self) -> None:
        """The statement of this build, and nothing else."""
        captured = await capture(self._companies.url, self._admin, orjson.dumps(self._query))
        self.floor_row = b"\n".join(value or b"" for value in captured.row)
        file = self._folder / "statement"
        file.write_bytes(pickle.dumps((captured.text, captured.values)))
        script = Path(__file__).with_name("floor.py")
        server = self._start("floor", [sys.executable, str(script), self._companies.url, str(file)])
        self._add("floor", "the floor: our statement on a bare route", server, self._query)

    def mercurius(self) -> None:
        """The same query answered by Mercurius."""
        folder = peers.install("mercurius")
        server = self._start("mercurius", peers.command(self._companies.url), folder)
        self._add("mercurius", "Mercurius, graphql-jit, SQL by hand", server, self._query)

    async def postgraphile(self, ours: str) -> None:
        """What PostGraphile can be asked of it."""
        folder = peers.install("postgraphile")
        told = orjson.loads((await ask(ours, the_same({"query": _PERIOD}, self._admin)())).body)["data"]["dashboard"]
        body = postgraphile.body(
            self._companies.url, told["period"]["start"], told["period"]["end"], told["comparedWith"]["start"]
        )
        environment = {"COMPANY_TIME_ZONE": self._companies.time_zone, "GRAPHILE_ENV": "production"}
        server = self._start("postgraphile", peers.command(self._companies.url), folder, environment)
        self._add("postgraphile", "PostGraphile, some of the figures", server, body)

    async def kept(self, ours: ServerProcess) -> list[Contestant]:
        """What else this build is asked: what it need not compute anew, if it says that it keeps answers, and the least there is."""
        least, same = the_same({"query": VIEWER}, self._admin), the_same(self._query, self._admin)
        viewer = Contestant("viewer", f"this build: `{VIEWER}`", ours.address, ours.pid, least, only_alone=True)
        if not (tag := (await ask(ours.address, same())).headers.get("etag")):
            return [viewer]
        known = the_same(self._query, self._admin | {"if-none-match": tag})
        page = the_same({"query": page_query(before.ROOT / "web" / "src"), "variables": _PAGE}, self._admin)
        cached = Contestant("cached", "this build, cached", ours.address, ours.pid, same)
        unchanged = Contestant("unchanged", "this build, 304", ours.address, ours.pid, known)
        of_page = Contestant(
            "cached-page", "this build, the page's query, cached", ours.address, ours.pid, page, only_alone=True
        )
        return [viewer, cached, unchanged, of_page]

    def _build(self, key: str, name: str, commands: Path, url: str) -> ServerProcess:
        command = [str(commands / "crm-desktop"), "serve", "--database-url", url, "--port", "0"]
        server = self._start(key, command, environment=UNLIMITED)
        for suffix, words, headers in (("", "", self._admin), ("-person", ", a person's own", self._person)):
            asked = never_the_same(QUERY, headers)
            these = Contestant(key + suffix, name + words, server.address, server.pid, asked)
            self.contestants.append(replace(these, only_alone=bool(suffix), has_probes=not suffix))
        moved = never_the_same_deal(url, self._admin)
        self.movers.append(Contestant(key, name, server.address, server.pid, moved))
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


def by(token: str) -> dict[str, str]:
    """The headers of a request by whoever has this token."""
    return {"authorization": f"Bearer {token}"}
