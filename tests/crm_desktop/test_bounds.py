"""How often somebody may ask, from where, and what those learn who ask more often."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request

from crm_desktop import bounds as bounds_module
from crm_desktop.app import create_app
from crm_desktop.bounds import DEFAULT_BOUNDS, Bounds, Doorkeeper, network_of
from resolvers.authentication import password
from tests.resolvers.records.office import Office
from tests.schema.events.people import People

NAME = "{ viewer { name } }"
LOG_INS = "mutation { a: logIn(input: %s) { viewer { name } } b: logIn(input: %s) { viewer { name } } }"
WHO = '{email: "%s@nowhere.example", password: "wrong"}'


@pytest.fixture
async def people(engine: AsyncEngine, office: Office, bounds: Bounds) -> AsyncIterator[People]:
    async with People(engine, office, bounds) as people:
        yield people


async def statuses(people: People, *who: str) -> list[int]:
    return [(await people.post(each, NAME)).status_code for each in who]


@pytest.mark.parametrize("bounds", [Bounds(person_rate=2)])
async def test_a_person_who_asks_too_often_is_told_when_to_come_again_and_others_go_on(people: People) -> None:
    assert await statuses(people, "seller", "seller", "seller", "boss") == [200, 200, 429, 200]
    refused = await people.post("seller", NAME)
    [error] = refused.json()["errors"]
    assert error["extensions"] == {"code": "RATE_LIMITED", "retryAfter": 30}
    assert refused.headers["retry-after"] == "30"
    assert "data" not in refused.json()
    russian = await people.send("seller", NAME, language="ru")
    assert russian["errors"][0]["message"].startswith("Ожидается не больше 2 запросов в минуту")


@pytest.mark.parametrize("bounds", [Bounds(company_rate=2)])
async def test_a_companys_people_share_its_rate_and_another_company_has_its_own(people: People) -> None:
    assert await statuses(people, "seller", "boss", "admin", "stranger") == [200, 200, 429, 200]


@pytest.mark.parametrize("bounds", [Bounds(address_rate=2)])
async def test_whoever_asks_from_one_address_shares_its_rate(people: People) -> None:
    assert await statuses(people, "seller", "stranger", "admin") == [200, 200, 429]


@pytest.mark.parametrize("bounds", [Bounds(address_rate=1)])
async def test_another_address_has_a_rate_of_its_own(engine: AsyncEngine, bounds: Bounds) -> None:
    app = create_app(engine, bounds=bounds)
    found: list[int] = []
    for host in ("192.0.2.1", "192.0.2.2", "192.0.2.1"):
        transport = httpx.ASGITransport(app, client=(host, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
            found.append((await client.post("/graphql", json={"query": NAME})).status_code)
    assert found == [200, 200, 429]


@pytest.mark.parametrize("bounds", [Bounds(address_rate=1, person_rate=1)])
async def test_health_is_asked_as_often_as_anybody_likes(client: httpx.AsyncClient) -> None:
    assert [(await client.get("/healthz")).status_code for _ in range(3)] == [200, 200, 200]


@pytest.mark.parametrize("bounds", [Bounds(log_in_rate=3)])
async def test_every_aliased_attempt_to_log_in_counts_whomever_it_names(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []

    def look(entered: str, _stored: str | None) -> bool:
        looked_at.append(entered)
        return False

    monkeypatch.setattr(password, "_fits", look)
    names = iter("abcd")
    first = await client.post("/graphql", json={"query": LOG_INS % (WHO % next(names), WHO % next(names))})
    assert first.status_code == 200
    second = await client.post("/graphql", json={"query": LOG_INS % (WHO % next(names), WHO % next(names))})
    assert second.status_code == 429
    assert second.headers["retry-after"] == "20"
    assert [error["path"] for error in second.json()["errors"]] == [["b"]]
    assert len(looked_at) == 3


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("a socket", "a socket"),
    ],
)
def test_an_address_of_ipv6_is_its_network(host: str, network: str) -> None:
    assert network_of(Request({"type": "http", "headers": [], "client": (host, 1)})) == network


def test_who_has_no_address_is_counted_too() -> None:
    assert network_of(Request({"type": "http", "headers": [], "client": None})) == ""


@pytest.mark.parametrize(("at_once", "processes", "each"), [(2, 2, 1), (3, 2, 1), (4, 2, 2), (1, 3, 1), (2, 1, 2)])
def test_processes_read_no_more_figures_at_once_than_there_may_be_in_all_but_each_one(
    at_once: int, processes: int, each: int
) -> None:
    assert Bounds(at_once=at_once).of_one_among(processes).at_once == each


@pytest.mark.parametrize("bounds", [Bounds(person_rate=2), Bounds(company_rate=2), Bounds(address_rate=2)])
async def test_files_count_as_requests_do(people: People) -> None:
    found = [await people.get("seller", "/export/nothing") for _ in range(3)]
    assert [each.status_code for each in found] == [404, 404, 429]
    assert found[2].headers["retry-after"]


async def never_left() -> None:
    await asyncio.get_running_loop().create_future()


async def test_what_steps_aside_goes_on_once_nobodys_request_is_at_work() -> None:
    doorkeeper, first, second = Doorkeeper(DEFAULT_BOUNDS), asyncio.Event(), asyncio.Event()
    await doorkeeper.step_aside()
    requests = [asyncio.create_task(doorkeeper.run(each.wait(), never_left())) for each in (first, second)]
    aside = asyncio.create_task(doorkeeper.step_aside())
    await asyncio.sleep(0)
    first.set()
    await requests[0]
    assert not aside.done(), "another one is at work"
    second.set()
    await asyncio.gather(*requests)
    await aside


async def test_what_steps_aside_goes_on_all_the_same_where_there_always_is_a_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds_module, "_ASIDE", 0.0)
    doorkeeper, end = Doorkeeper(DEFAULT_BOUNDS), asyncio.Event()
    request = asyncio.create_task(doorkeeper.run(end.wait(), never_left()))
    await asyncio.sleep(0)
    await doorkeeper.step_aside()
    assert not request.done()
    end.set()
    await request
