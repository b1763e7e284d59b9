"""Whatever is written by whichever process, and however time goes on: each answer is what would be computed at that moment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain
from typing import Any
from unittest.mock import patch

import httpx
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.share import Share
from resolvers.dashboard.kept_plans import KeptPlans
from resolvers.replicas import Replicas
from tests.properties.examples import tried_on
from tests.resolvers.records.office import build_office
from tests.schema.events.people import People
from tests.schema.mutation_cases import ALLOWED, World, input_of, mutations, send

SHOWN = """key title status { code } placement { row }
  ... on MetricWidget { metric {
    value change { percent } explain { notes { text } } records(first: 3) { totalCount edges { node { title } } }
  } }
  ... on BreakdownWidget { slices { value category { label } } }
  ... on FunnelWidget { funnels { steps { count amount } } } ... on FeedWidget { since unreadCount groups { totalCount } }"""
PREVIOUS = "... on MetricWidget { metric { previousTrend { start value } } }"
TO_DATE = f"{{ dashboard(period: {{preset: TODAY}}) {{ asOf comparedWith {{ start lastDay }} widgets {{ {SHOWN} {PREVIOUS} }} }} }}"
ASKED = (
    f"{{ dashboard(period: {{preset: LAST_MONTH}}) {{ widgets {{ {SHOWN} }} }} }}",
    f"{{ dashboard(period: {{preset: TODAY}}, compareTo: NONE) {{ can {{ hide }} widgets {{ {SHOWN} }} }} }}",
    f"{{ dashboard(period: {{preset: YESTERDAY}}) {{ scope {{ label }} hiddenWidgets {{ {SHOWN} }} widgets {{ key }} }} }}",
    f"{{ dashboard {{ comparedWith {{ end }} widgets {{ {SHOWN} }} }} }}",
    TO_DATE,
    f"{{ dashboard(period: {{preset: THIS_YEAR}}, compareTo: SAME_PERIOD_LAST_YEAR) {{ widgets {{ {SHOWN} {PREVIOUS} }} }} }}",
    "{ dashboard(period: {preset: LAST_7_DAYS}) { asOf period { isRunning } widgets { key } } }",
    f"{{ reports {{ edges {{ node {{ name widget(period: {{preset: LAST_7_DAYS}}) {{ {SHOWN} }} }} }} }} }}",
    "{ events { totalCount edges { node { text isRead } } } }",
    "{ viewer { name role } dashboard(period: {preset: THIS_YEAR}, compareTo: NONE) { exportUrl widgets { key title } } }",
)
ASKERS = ("admin", "boss", "seller")


class Processes:
    """Two processes that keep answers, and one that keeps neither answers nor plans, over one database; it alone knows of no
    replicas.
    """

    def __init__(self, people: People, replicas: Replicas | None = None) -> None:
        self._people = people
        self._keeping = [self._client(people, 1_000_000, replicas) for _ in range(2)]
        self._plain = self._client(people, 0)
        self._tags: dict[tuple[str, bool, str], tuple[str, Any]] = {}
        self.again = 0

    @staticmethod
    def _client(people: People, answer_bytes: int, replicas: Replicas | None = None) -> httpx.AsyncClient:
        share = Share(answer_bytes=answer_bytes)
        app = create_app(people.engine, clock=lambda: people.now, share=share, replicas=replicas)
        return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desktop.test")

    async def write(self, step: "Write", deal: str) -> None:
        """Sends a mutation to one of the processes; it may be refused."""
        people, to = self._people, step.to
        given: dict[str, Any] = {
            "createDeal": {"name": "New", "dealType": people.id("DealType", "retail"), "createdAt": step.at(people)},
            "createContact": {"name": "New", "createdAt": step.at(people)},
            "moveDeal": {"deal": deal, "toStage": people.id("Stage", step.stage)},
            "handOverDeal": {"deal": deal, "to": people.id("User", to)},
            "deleteDeal": {"deal": deal},
            "restoreDeal": {"deal": deal},
            "markEventsRead": {"all": True},
        }[step.mutation]
        if step.mutation.startswith("create"):
            given["responsible"] = people.id("User", to)
        type_ = f"{step.mutation[0].upper()}{step.mutation[1:]}Input!"
        body = {
            "query": f"mutation($input: {type_}) {{ {step.mutation}(input: $input) {{ userErrors {{ code }} }} }}",
            "variables": {"input": given},
        }
        headers = await people.headers(step.who)
        answer = await self._keeping[step.process].post("/graphql", json=body, headers=headers)
        assert "BAD_USER_INPUT" not in answer.text, answer.text

    async def check(self, process: int, who: str, by_token: bool, query: str, with_tag: bool) -> None:
        """Asks one of the processes, by a tag if there is one, and the one that keeps nothing."""
        headers = await self._people.headers(who, by_token=by_token)
        known = self._tags.get((who, by_token, query)) if with_tag else None
        more = {"if-none-match": known[0]} if known else {}
        answer = await self._keeping[process].post("/graphql", json={"query": query}, headers=headers | more)
        if answer.status_code == 304:
            assert known
            self.again += 1
            told = known[1]
            if as_of := answer.headers.get("x-as-of"):
                told["data"]["dashboard"]["asOf"] = as_of
        else:
            told = answer.json()
            if "etag" in answer.headers:
                self._tags[who, by_token, query] = answer.headers["etag"], told
        with patch("resolvers.dashboard.widget_result_by_request.KEPT_PLANS", KeptPlans(most=0)):
            plain = (await self._plain.post("/graphql", json={"query": query}, headers=headers)).json()
        assert told == plain, (who, by_token, query)


@dataclass(frozen=True)
class Write:
    """A mutation; of one of the deals, about a person and a stage, where it is about any."""

    process: int
    who: str
    mutation: str
    deal: int
    to: str
    stage: str
    ago: timedelta

    def at(self, people: People) -> str:
        """When it is said to have happened."""
        return (people.now - self.ago).isoformat()


@dataclass(frozen=True)
class Read:
    """A question to both processes, one after the other."""

    first: int
    who: str
    by_token: bool
    query: str
    with_tag: bool


@dataclass(frozen=True)
class Pass:
    """Time goes on."""

    time: timedelta


PROCESSES, PEOPLE = st.integers(0, 1), st.sampled_from(ASKERS)
MUTATIONS = ("createDeal", "createContact", "moveDeal", "handOverDeal", "deleteDeal", "restoreDeal", "markEventsRead")
TIMES = [timedelta(seconds=1), timedelta(minutes=29), timedelta(hours=5), timedelta(days=9)]
READS = st.builds(Read, PROCESSES, PEOPLE, st.booleans(), st.sampled_from(ASKED), st.booleans())
WRITES = st.builds(
    Write,
    PROCESSES,
    PEOPLE,
    st.sampled_from(MUTATIONS),
    st.integers(0, 2),
    PEOPLE,
    st.sampled_from(("new", "offer", "won", "lost")),
    st.sampled_from([timedelta(0), *TIMES]),
)
Step = Read | Write | Pass


def a_day_later(write: Write, read: Read) -> Sequence[Step]:
    """What is compared to date comes upon what was written a day before."""
    second = Pass(timedelta(seconds=1))
    return [write, Pass(timedelta(days=1, seconds=-1)), read, second, read, second, read]


STEPS: st.SearchStrategy[Sequence[Step]] = st.one_of(
    READS.map(lambda read: [read]),
    READS.map(lambda read: [replace(read, who="seller", query=ASKED[0])]),
    WRITES.map(lambda write: [write]),
    st.builds(Pass, st.sampled_from(TIMES)).map(lambda time: [time]),
    st.builds(a_day_later, WRITES, READS.map(lambda read: replace(read, query=TO_DATE))),
)


@tried_on(25)
@given(steps=st.lists(STEPS, min_size=6, max_size=20))
async def test_each_answer_is_what_would_be_computed_at_that_moment(
    shared_engine: AsyncEngine, steps: list[Sequence[Step]]
) -> None:
    async with People(shared_engine, await build_office(shared_engine)) as people:
        processes = Processes(people)
        deals = [await people.create_deal("admin", who, f"Of {who}") for who in ASKERS]
        for step in chain.from_iterable(steps):
            match step:
                case Pass(time):
                    people.now += time
                case Write():
                    await processes.write(step, deals[step.deal])
                case Read(first, who, by_token, query, with_tag):
                    for process in (first, 1 - first):
                        await processes.check(process, who, by_token, query, with_tag)


async def test_no_mutation_leaves_an_answer_that_is_not_true_any_more(shared_engine: AsyncEngine) -> None:
    for mutation in mutations():
        office = await build_office(shared_engine)
        async with People(shared_engine, office) as people:
            processes, world = Processes(people), World(shared_engine, office)
            world.who = "admin"
            given = await input_of(world, mutation)
            for who in ("admin", "boss"):
                await processes.check(0, who, False, ASKED[1], True)
            assert await send(world, mutation, given) == ALLOWED
            for who in ("admin", "boss"):
                await processes.check(0, who, False, ASKED[1], True)
