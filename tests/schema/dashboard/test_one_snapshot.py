"""Whatever others write meanwhile: the numbers of an answer, the rows behind them and the feed are of one moment.

``HYPOTHESIS_PROFILE=thorough`` in the environment reads 2,500 answers and tells how many were apart.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.bounds import Bounds
from crm_desktop.database import create_engine
from resolvers.planner.record_page import PageRequest
from schema.dashboard import record_connection
from schema.records.record import Record
from tests.prepared import prepared
from tests.properties.examples import IS_THOROUGH
from tests.resolvers.records.office import build_office
from tests.schema.events.people import People

READS = 2_500 if IS_THOROUGH else 16
READERS, WRITERS = 3, 3
STAGES = ("new", "offer", "won", "lost")

ROWS = "records(first: 100) { totalCount sum edges { node { ... on Deal { price } } } }"
SUM = "records(first: 1) { totalCount sum edges { node { ... on Deal { price } } } }"
ASKED = f"""
fragment Counted on Metric {{ value {ROWS} trend {{ value {SUM} }} secondary {{ value {SUM} }} explain {{ notes {{ code count }} }} }}
{{
  dashboard(granularity: WEEK) {{
    revenue: widget(key: "revenue") {{ ...Shown }} won: widget(key: "won_deals") {{ ...Shown }}
    potential: widget(key: "potential_revenue") {{ ...Shown }} deals: widget(key: "deals") {{ ...Shown }}
    series: widget(key: "revenue_by_deal_type") {{
      ... on SeriesWidget {{ total {{ ...Counted }} series {{ points {{ value {SUM} }} }} }}
    }}
    types: widget(key: "deal_types") {{ ... on BreakdownWidget {{ total {{ ...Counted }} slices {{ value {ROWS} }} }} }}
    feed: widget(key: "events") {{ ... on FeedWidget {{ unreadCount events(first: 100) {{ totalCount }} groups {{ totalCount }} }} }}
  }}
  events {{ totalCount }}
}}
fragment Shown on MetricWidget {{ metric {{ ...Counted }} }}
"""
FIGURES = '{ dashboard { widget(key: "revenue") { ... on MetricWidget { metric { value } } } } }'
WITH_ROWS = FIGURES.replace("value", "value records { totalCount edges { node { title } } }")
WITH_FEED = """{ dashboard { widgets {
  ... on MetricWidget { metric { value } } ... on FeedWidget { unreadCount events { totalCount } }
} } }"""


@pytest.fixture
async def people(create_database: Callable[[], str]) -> AsyncIterator[People]:
    engine = create_engine(create_database(), pool_size=READERS + WRITERS, max_overflow=0, statement_timeout=0)
    # However slow the machine is.
    bounds = Bounds(time_limit=600, patience=600)
    async with People(engine, await prepared(engine, build_office), bounds) as people:
        yield people
    await engine.dispose()


class Writer:
    """Somebody who moves, reprices, creates and deletes deals, some dozens of which there are at a time."""

    def __init__(self, people: People, number: int) -> None:
        self._people = people
        self._random = random.Random(number)
        self._deals: list[str] = []

    async def go_on(self) -> None:
        """One act more."""
        pick = self._random
        if len(self._deals) < 5:
            await self._create()
            return
        deal = pick.choice(self._deals)
        match pick.randrange(8):
            case 0:
                await self._create()
            case 1 if len(self._deals) > 10:
                self._deals.remove(deal)
                await self._act("deleteDeal", deal=deal)
            case 2 | 3:
                await self._act("updateDeal", deal=deal, fields=[self._price()])
            case _:
                stage = pick.choice(STAGES)
                await self._act("moveDeal", deal=deal, toStage=self._people.id("Stage", stage))

    async def _create(self) -> None:
        type_ = self._people.id("DealType", self._random.choice(["retail", "retail", "service"]))
        fields = [self._price()] if type_ == self._people.id("DealType", "retail") else []
        seller = self._people.id("User", "seller")
        self._deals.append(
            await self._act("createDeal", name="A boat", dealType=type_, responsible=seller, fields=fields)
        )

    async def _act(self, mutation: str, **values: Any) -> str:
        operation = (
            f"mutation($input: {mutation[0].upper()}{mutation[1:]}Input!) {{"
            f" done: {mutation}(input: $input) {{ deal {{ id }} userErrors {{ code }} }} }}"
        )
        done = (await self._people.ask("admin", operation, by_token=True, input=values))["done"]
        # A stage of the type that the deal has already left, or the one it is on: nothing is written.
        return done["deal"]["id"] if done["deal"] else ""

    def _price(self) -> dict[str, str]:
        return {"field": self._people.id("CustomField", "price"), "number": str(self._random.randrange(1, 100_000))}


def counted(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every number of an answer that has rows behind it, with its place."""
    if isinstance(value, dict):
        if "records" in value:
            yield path, value
        for name, below in value.items():
            yield from counted(below, f"{path}.{name}")
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from counted(below, f"{path}[{number}]")


def apart(answer: dict[str, Any]) -> list[str]:
    """Where an answer does not add up."""
    found: list[str] = []

    def compare(what: str, one: object, other: object) -> None:
        if one != other:
            found.append(f"{what}: {one} and {other}")

    for path, number in counted(answer):
        value, rows = Decimal(number["value"]), number["records"]
        compare(path, value, rows["totalCount"] if rows["sum"] is None else Decimal(rows["sum"]))
        prices = [Decimal(edge["node"]["price"] or 0) for edge in rows["edges"]]
        if len(prices) == rows["totalCount"]:
            compare(f"{path} as listed", value, len(prices) if rows["sum"] is None else sum(prices))
    desktop = answer["dashboard"]
    revenue, won, total = desktop["revenue"]["metric"], desktop["won"]["metric"], desktop["series"]["total"]
    compare("trend", Decimal(revenue["value"]), sum(Decimal(point["value"]) for point in revenue["trend"]))
    compare("deals of both", Decimal(won["value"]), revenue["records"]["totalCount"])
    compare("chart", revenue["value"], total["value"])
    points = [point for series in desktop["series"]["series"] for point in series["points"]]
    compare("series", Decimal(total["value"]), sum(Decimal(point["value"]) for point in points))
    compare(
        "slices", desktop["types"]["total"]["value"], str(sum(Decimal(s["value"]) for s in desktop["types"]["slices"]))
    )
    without_price = [note["count"] for note in revenue["explain"]["notes"] if note["code"] == "WITHOUT_PRICE"]
    unpriced = sum(edge["node"]["price"] is None for edge in revenue["records"]["edges"])
    compare("explanation", without_price, [unpriced] if unpriced else [])
    feed = desktop["feed"]
    compare("feed", feed["unreadCount"], feed["events"]["totalCount"])
    compare("both feeds", feed["unreadCount"], answer["events"]["totalCount"])
    return found


async def test_numbers_rows_and_feed_of_one_answer_are_of_one_moment(people: People) -> None:
    left = READS
    read: list[list[str]] = []
    written = 0
    # A write for each read, so that neither runs away from the other: the more is written, the longer the feed takes.
    turns = asyncio.Semaphore(WRITERS)

    async def keep_reading(*, by_token: bool) -> None:
        nonlocal left
        while left > 0:
            left -= 1
            read.append(apart(await people.ask("seller", ASKED, by_token=by_token)))
            turns.release()

    async def keep_writing(writer: Writer) -> None:
        nonlocal written
        while left > 0:
            await turns.acquire()
            await writer.go_on()
            written += 1

    writers = [Writer(people, number) for number in range(WRITERS)]
    for writer in writers:
        for _ in range(10):
            await writer.go_on()
    await asyncio.gather(*map(keep_writing, writers), *(keep_reading(by_token=bool(n)) for n in range(READERS)))
    print(f"{len(read)} answers, {sum(map(bool, read))} apart, {written} writes meanwhile")  # noqa: T201 - with -s, for who counts
    assert [each for each in read if each] == []
    assert written > len(read) / 4, "they met"


@pytest.fixture
def transactions(people: People) -> list[int]:
    """Grows by one with every transaction that ends well; statements by themselves are none."""
    ended: list[int] = []
    event.listen(people.engine.sync_engine, "commit", lambda _: ended.append(1))
    return ended


@pytest.mark.parametrize(("asked", "count"), [(FIGURES, 0), (WITH_FEED, 0), (WITH_ROWS, 1), (ASKED, 1)])
async def test_only_what_takes_several_statements_is_a_transaction(
    people: People, transactions: list[int], asked: str, count: int
) -> None:
    await people.ask("seller", asked, by_token=True)
    transactions.clear()
    await people.ask("seller", asked, by_token=True)
    assert len(transactions) == count


async def test_no_connection_is_held_once_the_rows_were_read(
    people: People, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    await people.create_deal()
    held: list[int] = []
    show = record_connection.show_record

    def note(*given: Any) -> Record:
        held.append(people.engine.pool.checkedout())  # pyright: ignore[reportAttributeAccessIssue] - a pool that counts
        return show(*given)

    monkeypatch.setattr(record_connection, "show_record", note)
    await people.ask("seller", WITH_ROWS.replace("revenue", "deals"))
    assert held == [0]


async def test_a_page_that_fails_leaves_the_others_in_the_same_moment(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    await people.create_deal()
    read = PageRequest.part
    pages: list[str] = []

    def part(request: PageRequest) -> Any:
        whole = read(request)
        pages.append(request.selection.ask.population.dataset.key)
        return whole if request.first == 5 else type(whole)("SELECT 1 / 0", {})

    monkeypatch.setattr(PageRequest, "part", part)
    rows = 'widget(key: "deals") { ... on MetricWidget { metric { value records(first: 5) { totalCount } } } }'
    bad = 'bad: widget(key: "contacts") { ... on MetricWidget { metric { value records(first: 6) { totalCount } } } }'
    answer = await people.send("seller", f"{{ dashboard {{ {rows} {bad} }} }}")
    assert [error["path"] for error in answer["errors"]] == [["dashboard", "bad", "metric", "records"]]
    metric = answer["data"]["dashboard"]["widget"]["metric"]
    assert (metric["value"], metric["records"]) == ("1", {"totalCount": 1})
    assert len(pages) > 2, "together, then one by one"
