"""The clocks of the processes, of the database, or of both jump by more than a year, and back: all goes on, and stays right."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from crm_desktop.database import create_engine
from resolvers.authentication import find_person, save_password
from schema.node import global_id
from tests.faults.fake_clock import LIBRARY, WHY_SKIPPED, FakeClock
from tests.faults.served import CREATE, FIGURES, IMPATIENT, PATIENCE_SECONDS, Served

pytestmark = [pytest.mark.database, pytest.mark.skipif(LIBRARY is None, reason=WHY_SKIPPED)]

PASSWORD = "a quiet purple engine"
LOG_IN = """mutation($password: String!) { logIn(input: {email: "seller@example.com", password: $password}) {
  viewer { email } userErrors { code } } }"""
VIEWER = "{ viewer { email } }"
OURS = "SELECT count(*) FROM deals WHERE name LIKE 'Of a clock that is wrong%'"


@dataclass(frozen=True)
class Clocked:
    """What is served, and its clocks by whose they are."""

    served: Served
    clocks: dict[str, FakeClock]

    def set(self, whose: str, ahead: timedelta) -> None:
        """Sets one clock, or ``both``."""
        for name, clock in self.clocks.items():
            if whose in (name, "both"):
                clock.set(ahead)

    def browser(self) -> httpx.Client:
        """Of somebody who is not signed in yet."""
        return httpx.Client(
            base_url=self.served.address,
            timeout=PATIENCE_SECONDS,
            headers={"connection": "close", "sec-fetch-site": "same-origin"},
        )


@pytest.fixture(scope="module")
def clocked() -> Iterator[Clocked]:
    folder = Path(tempfile.mkdtemp(prefix="crm-desktop-clocks-"))
    folder.chmod(0o755)
    clocks = {name: FakeClock(folder / name) for name in ("processes", "database")}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in clocks["database"].settings.items():
            patch.setenv(name, value)
        served = Served(folder, {**IMPATIENT, "CELLS_FROM": "0", **clocks["processes"].settings})
    asyncio.run(give_password(served.database.url))
    with served:
        yield Clocked(served, clocks)
    shutil.rmtree(folder, ignore_errors=True)


async def give_password(url: str) -> None:
    engine = create_engine(url)
    await save_password(engine, await find_person(engine, "seller@example.com", None), PASSWORD)
    await engine.dispose()


def ask(browser: httpx.Client, query: str, **variables: Any) -> Any:
    return browser.post("/graphql", json={"query": query, "variables": variables}).json()


def log_in(browser: httpx.Client, password: str = PASSWORD) -> Any:
    told = ask(browser, LOG_IN, password=password)
    return told["errors"][0]["extensions"]["code"] if "errors" in told else told["data"]["logIn"]["viewer"]


def assert_serves(served: Served) -> None:
    assert served.readiness() == 200
    told = served.ask(FIGURES).json()
    assert "errors" not in told
    assert "FAILED" not in {each["status"]["code"] for each in told["data"]["dashboard"]["widgets"]}


@pytest.mark.parametrize("days", [400, -400])
@pytest.mark.parametrize("whose", ["processes", "database", "both"])
def test_while_a_clock_is_wrong_all_is_served_and_afterwards_as_if_it_had_not_been(
    clocked: Clocked, whose: str, days: int
) -> None:
    served, is_ours = clocked.served, whose != "database"
    [(before,)] = served.database.execute(OURS)
    given = {
        "name": f"Of a clock that is wrong by {days} days",
        "dealType": global_id("DealType", served.office.ids["retail"]),
        "stage": global_id("Stage", served.office.ids["new"]),
    }
    with clocked.browser() as there, clocked.browser() as meanwhile, clocked.browser() as stranger:
        assert log_in(there) == {"email": "seller@example.com"}
        clocked.set(whose, timedelta(days=days))
        assert_serves(served)
        assert served.ask(CREATE, input=given).json()["data"]["createDeal"]["userErrors"] == []
        # Nobody was signed in at this instant, or so long before it.
        assert (ask(there, VIEWER)["data"]["viewer"] is None) is is_ours
        assert log_in(meanwhile) == {"email": "seller@example.com"}
        assert ask(meanwhile, VIEWER)["data"]["viewer"] is not None
        assert [log_in(stranger, "not it") for _ in range(12)][-1] == "RATE_LIMITED"

        clocked.set(whose, timedelta())
        assert_serves(served)
        assert ask(there, VIEWER)["data"]["viewer"] == {"email": "seller@example.com"}
        assert (ask(meanwhile, VIEWER)["data"]["viewer"] is None) is is_ours
        if is_ours:
            assert log_in(stranger) == {"email": "seller@example.com"}
        served.database.execute("DELETE FROM log_in_attempts")
        assert served.ask(CREATE, input=given).json()["data"]["createDeal"]["userErrors"] == []
        assert served.database.execute(OURS) == [(before + 2,)]
        served.verify()
