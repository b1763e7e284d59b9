"""The product as it is run: processes that serve, with a database that things happen to."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Self

import httpx
import psutil
from sqlalchemy import insert

from crm_desktop.database import create_engine
from crm_desktop.migration import migrate
from models import ApiToken
from resolvers.authentication import Secret
from schema.node import global_id
from tests.faults.way import Way
from tests.postgresql_servers import PostgresqlServer, wait_until
from tests.prepared import prepared
from tests.resolvers.records.office import Office, build_office

# Longer than all limits that make an answer come in time, on any machine; what comes of them in seconds, `benchmarks/soak.py` tells.
PATIENCE_SECONDS = 45

CREATE = """mutation($input: CreateDealInput!) { createDeal(input: $input) { deal { id } userErrors { message } } }"""
FIGURES = """{ dashboard(period: { preset: THIS_MONTH }) { widgets {
  key status { code } ... on MetricWidget { metric { value records(first: 5) { totalCount } } }
} } }"""

# So that what takes seconds takes fewer, and nobody is saved by the limit of a whole request.
IMPATIENT = {"CONNECTIONS": "12", "SILENCE_LIMIT": "2", "POOL_TIMEOUT": "1", "TIME_LIMIT": "600"}


class Served(AbstractContextManager["Served"]):
    """Two processes that serve an office, by way of `Way`."""

    def __init__(self, folder: Path, settings: Mapping[str, str], disk: Path | None = None) -> None:
        """``settings`` are environment variables of the processes. The database lies in ``folder``, too, or on a ``disk``."""
        self._settings = settings
        self.log = folder / "log"
        self.database = PostgresqlServer.new((disk or folder) / "server")
        migrate(self.database.url)
        self.way = Way(self.database.folder / ".s.PGSQL.5432")
        self.office, self.tokens = asyncio.run(_prepare(self.database.url))

    def __enter__(self) -> Self:
        self.way.__enter__()
        self._log = self.log.open("w")
        given = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "TEST_DATABASE_URL")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "crm_desktop", "serve"],
            env={**given, **self._settings, "PORT": "0", "WORKERS": "2", "DATABASE_URL": self.way.url},
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        assert self._process.stdout
        self.address = self._process.stdout.readline().split()[2]
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()
        self.way.__exit__()
        self.database.stop("immediate")
        self._log.close()

    def client(self) -> httpx.Client:
        """Somebody who connects anew each time, to any process."""
        return httpx.Client(
            base_url=self.address,
            headers={"authorization": f"Bearer {self.tokens['admin']}", "connection": "close"},
            timeout=PATIENCE_SECONDS,
        )

    def ask(self, query: str, **variables: Any) -> httpx.Response:
        """What is answered to an administrator."""
        with self.client() as client:
            return client.post("/graphql", json={"query": query, "variables": variables})

    def readiness(self) -> int:
        """Of any of the processes."""
        return self.probe("/readyz")

    def probe(self, path: str) -> int:
        """What a probe of any of the processes answers."""
        with self.client() as client:
            return client.get(path).status_code

    def verify(self) -> None:
        """All that was written is added up in a while, and it is what the records add up to. Of processes with cells alone."""
        wait_until(lambda: self.database.execute(_IS_KEPT) == [(True,)])
        given = {**os.environ, "DATABASE_URL": self.database.url}
        command = [sys.executable, "-m", "crm_desktop", "verify"]
        done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def kill_processes(self) -> None:
        """Kills all that serve, as a machine does that has no memory left; another looks after them."""
        for process in self.processes():
            process.send_signal(signal.SIGKILL)

    def kill_process(self, number: int) -> None:
        """The same with one of them."""
        processes = self.processes()
        processes[number % len(processes)].send_signal(signal.SIGKILL)

    def processes(self) -> list[psutil.Process]:
        """Those that serve."""
        return [each for each in psutil.Process(self._process.pid).children() if serves(each)]

    def writing(self, people: int = 6) -> "Writing":
        """People who write at the same time."""
        return Writing(self, people)

    def recover(self) -> None:
        """Returns once whichever process is asked can read again."""
        well = 0
        # Processes may have to be started anew, one after the other.
        until = time.monotonic() + 4 * PATIENCE_SECONDS
        while well < 4:
            assert time.monotonic() < until, "it is not as it was"
            well = well + 1 if self._is_well() else 0

    def _is_well(self) -> bool:
        try:
            return self.ask(FIGURES).status_code == 200
        except httpx.TransportError:
            # Nobody listens while no process does.
            return False


def serves(process: psutil.Process) -> bool:
    """Whether a process serves, and not one that starts or watches others. One that ends while it is looked at does not."""
    try:
        return "spawn_main" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        # What a zombie raises as well.
        return False


@dataclass
class Writing(AbstractContextManager["Writing"]):
    """People who create deals, one after another, and remember what they were told of each."""

    served: Served
    people: int
    acknowledged: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    unanswered: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    # Never another's, as the address of an object that is gone may be: theirs are still in the database.
    _prefix: str = field(default_factory=lambda: f"of {next(_numbers)}: ")

    def __enter__(self) -> Self:
        self._goes_on = True
        self._threads = [threading.Thread(target=self._write) for _ in range(self.people)]
        for thread in self._threads:
            thread.start()
        self.go_on()
        return self

    def __exit__(self, *_: object) -> None:
        self._goes_on = False
        for thread in self._threads:
            thread.join()

    def go_on(self, more: int = 10) -> None:
        """Returns once so many more were written."""
        seen = len(self.acknowledged)
        self._wait(lambda: len(self.acknowledged) >= seen + more)

    def until_all_are_refused(self) -> None:
        """Returns once everybody was told so."""
        seen = len(self.refused)
        self._wait(lambda: len(self.refused) >= seen + 2 * self.people)

    def check(self) -> None:
        """What was acknowledged is there, once and whole; what was not is there once and whole, or not at all."""
        assert self.wrong == []
        found = {name: tuple(more) for name, *more in self.served.database.execute(_FOUND)}
        mine = {name: more for name, more in found.items() if name.startswith(self._prefix)}
        assert self.acknowledged - mine.keys() == set(), "an acknowledged write is lost"
        assert mine.keys() <= self.acknowledged | self.refused | self.unanswered
        assert set(mine.values()) == {(1, 1, 1)}, "a write is half there"
        totals = self.served.ask(_TOTAL).json()["data"]["dashboard"]["widget"]["metric"]
        assert (totals["records"]["totalCount"], int(totals["value"])) == (len(found), len(found))

    def _write(self) -> None:
        with self.served.client() as client:
            while self._goes_on:
                name = f"{self._prefix}{next(_numbers)}"
                ids = self.served.office.ids
                given = {
                    "name": name,
                    "dealType": global_id("DealType", ids["retail"]),
                    "stage": global_id("Stage", ids["new"]),
                }
                try:
                    answer = client.post("/graphql", json={"query": CREATE, "variables": {"input": given}})
                except httpx.TimeoutException:
                    self.wrong.append(f"{name} was not answered in time")
                except httpx.TransportError:
                    self.unanswered.add(name)
                else:
                    self._note(name, answer)

    def _note(self, name: str, answer: httpx.Response) -> None:
        told = answer.json()
        if answer.status_code == 503 and "retry-after" in answer.headers:
            self.refused.add(name)
        elif answer.status_code == 200 and not told.get("errors") and told["data"]["createDeal"]["deal"]:
            self.acknowledged.add(name)
        else:
            self.wrong.append(f"{name}: {answer.status_code} {answer.text[:300]}")

    def _wait(self, is_so: Callable[[], bool]) -> None:
        until = time.monotonic() + 60
        while not is_so():
            assert not self.wrong, self.wrong
            assert time.monotonic() < until
            time.sleep(0.01)


_numbers = count(1)

# Whatever writing one deal leaves behind.
_FOUND = """
SELECT d.name, count(*),
  sum((SELECT count(*) FROM transitions t WHERE t.company_id = d.company_id AND t.deal_id = d.id))::int / count(*),
  sum((
    SELECT count(*) FROM events e WHERE e.company_id = d.company_id AND (e.record_kind, e.record_id) = ('deal', d.id)
  ))::int / count(*)
FROM deals d JOIN users u ON u.company_id = d.company_id AND u.email = 'seller@example.com' GROUP BY d.name
"""
_IS_KEPT = """
SELECT NOT EXISTS (SELECT FROM unfolded_records) AND bool_and(cells_timezone = timezone)
FROM companies WHERE id IN (SELECT company_id FROM deals)"""
_TOTAL = """{ dashboard(period: { preset: THIS_MONTH }) { widget(key: "deals") {
  ... on MetricWidget { metric { value records(first: 1) { totalCount } } } } } }"""


async def _prepare(url: str) -> tuple[Office, dict[str, str]]:
    engine = create_engine(url)
    office = await prepared(engine, build_office)
    tokens: dict[str, str] = {}
    async with engine.begin() as connection:
        for name in ("admin", "boss", "seller", "other"):
            secret = Secret.create(office.company_id)
            values = {"company_id": office.company_id, "user_id": office[name], "secret_hash": secret.hash}
            await connection.execute(insert(ApiToken).values(**values, name="program"))
            tokens[name] = secret.text
    await engine.dispose()
    return office, tokens
