"""Whatever people do and whenever they come: every event that concerns them is shown in a visit, and never an act of their own."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from tests.resolvers.records.office import build_office
from tests.schema.events.people import FEED, People

# All three see what `seller` is responsible for, so rights never hide anything here.
PEOPLE = ("admin", "boss", "seller")
IDLE = timedelta(minutes=30)
FIRST = timedelta(days=7)
VIEWING_AS = FEED.replace("dashboard {", "dashboard(asUser: $owner) {").replace("query {", "query($owner: ID!) {")

times = st.sampled_from([0, 0, 1, 60, 29 * 60, 30 * 60, 31 * 60, 86_400, 3 * 86_400]).map(
    lambda s: timedelta(seconds=s)
)
who = st.sampled_from(PEOPLE)


@dataclass(frozen=True)
class Look:
    """Somebody's page shows their feed."""

    who: str


@dataclass(frozen=True)
class Other:
    """Somebody's request that shows no feed of theirs to them."""

    who: str
    how: str


@dataclass(frozen=True)
class Act:
    """Somebody writes: a new deal of `seller`, or a change of the latest one that mentions people."""

    who: str
    is_new: bool
    mentions: frozenset[str]


others = st.builds(Other, who, st.sampled_from(["work", "token", "head", "view"]))
acts = st.builds(Act, who, st.booleans(), st.frozensets(who, max_size=2))
histories = st.lists(st.tuples(times, st.one_of(st.builds(Look, who), acts, acts, others)), max_size=16)


@pytest.fixture(scope="module")
async def shared_engine(create_database: Callable[[], str]) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(create_database())
    yield engine
    await engine.dispose()


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories)
async def test_every_event_that_concerns_a_person_is_shown_in_a_visit(
    shared_engine: AsyncEngine, history: list[tuple[timedelta, Look | Other | Act]]
) -> None:
    async with People(shared_engine, await build_office(shared_engine)) as people:
        seen = Seen(people)
        deal = ""
        for passed, step in history:
            people.now += passed
            match step:
                case Look(name):
                    await seen.look(name)
                case Other(name, how):
                    await seen.ask_otherwise(name, how)
                case Act(name, is_new, mentions):
                    values = {"mentions": [people.id("User", each) for each in mentions]}
                    if is_new or not deal:
                        more = {"dealType": people.id("DealType", "retail"), "responsible": people.id("User", "seller")}
                        acting = name if name != "seller" else "admin"
                        deal = await people.act(acting, "createDeal", name="A boat", **more, **values)
                    else:
                        await people.act(name, "updateDeal", deal=deal, name=f"A boat at {people.now}", **values)
        # Everybody comes back once more.
        people.now += timedelta(days=1)
        for name in PEOPLE:
            await seen.look(name)
            assert await concerning(shared_engine, people, name, seen.first[name] - FIRST) <= seen.shown[name]


class Seen:
    """What each person has been shown, and the visits they made."""

    def __init__(self, people: People) -> None:
        self._people = people
        self.shown: dict[str, set[str]] = {name: set() for name in PEOPLE}
        self.first: dict[str, datetime] = {}
        self._last: dict[str, datetime] = {}
        self._since: dict[str, str] = {}

    async def look(self, name: str) -> None:
        """The person's page shows their feed: in a visit always since the same instant, and never an act of their own."""
        feed = await self._people.feed(name)
        self._visit(name)
        assert feed["since"] == self._since.setdefault(name, feed["since"])
        assert name not in {event["actor"]["name"] for event in feed["events"]}
        assert feed["unreadCount"] == len(feed["events"])
        self.shown[name] |= {event["id"] for event in feed["events"]}

    async def ask_otherwise(self, name: str, how: str) -> None:
        """A request that shows the person nothing of their feed."""
        match how:
            case "token":
                await self._people.feed(name, by_token=True)
                return
            case "view":
                # `seller` sees nobody else's desktop.
                name = "admin" if name == "seller" else name
                await self._people.ask(name, VIEWING_AS, owner=self._people.id("User", "seller"))
            case "head":
                head = '{ dashboard { widget(key: "events") { ... on FeedWidget { since unreadCount } } } }'
                await self._people.ask(name, head)
            case _:
                await self._people.ask(name, "{ viewer { name } }")
        self._visit(name)

    def _visit(self, name: str) -> None:
        now = self._people.now
        if now - self._last.get(name, now) >= IDLE:
            self._since.pop(name, None)
        self.first.setdefault(name, now)
        self._last[name] = now


async def concerning(engine: AsyncEngine, people: People, name: str, since: datetime) -> set[str]:
    """The ids of what concerns a person, read by plain SQL."""
    rows = text(
        "SELECT encode(convert_to('Event:' || e.id || '.' || p.user_id, 'UTF8'), 'base64') FROM event_participants p"
        " JOIN events e ON e.company_id = p.company_id AND e.id = p.event_id"
        " WHERE p.company_id = :company AND p.user_id = :user AND e.occurred_at >= :since AND e.actor_id <> p.user_id"
    )
    params = {"company": people.office.company_id, "user": people.office[name], "since": since}
    async with engine.connect() as connection:
        return {row[0] for row in await connection.execute(rows, params)}
