"""What several ask at once is computed once; and nobody gets what was told to somebody else who failed."""

import asyncio
import time
from collections.abc import AsyncIterator

import httpx
import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.answers import Answer, Answers, Question
from crm_desktop.app import create_app
from crm_desktop.bounds import Bounds
from crm_desktop.graphql_request import GraphQLRequest
from permissions.viewer import Credential
from resolvers.authentication import create_token, find_person, find_viewer
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.validity import is_of_this_instant
from schema.context import Context
from tests.cluster import not_on_a_cluster
from tests.conftest import CountStatements
from tests.resolvers.records.office import NOW, Office
from tests.schema.events.people import People

pytestmark = not_on_a_cluster("no answer is kept, nor given to others who ask at the same time")

FIGURE = """{ dashboard(period: {preset: LAST_MONTH}) { widget(key: "deals") { ... on MetricWidget { metric { value } } } } }"""
MANY = 5


@pytest.fixture
def statement_limits() -> dict[str, int]:
    """What waits for a lock of a test does so for as long as the test takes, on any machine."""
    return {"statement_timeout": 0, "lock_timeout": 0}


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office) as people:
        # Connections and statements are there already.
        await people.ask("boss", FIGURE)
        yield people


@pytest.fixture
async def client(engine: AsyncEngine, people: People) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(engine, clock=lambda: people.now, bounds=Bounds(at_once=1)))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
        yield client


async def until(statements: list[str], table: str, count: int) -> None:
    """Waits until so many statements about a table were sent."""
    async with asyncio.timeout(60):
        while sum(f" {table}" in statement for statement in statements) < count:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0)


@pytest.mark.parametrize("leaves", [False, True], ids=["the first one stays", "the first one leaves"])
async def test_the_same_question_of_several_at_once_is_computed_once_in_one_turn(
    client: httpx.AsyncClient, people: People, database_url: str, count_statements: CountStatements, leaves: bool
) -> None:
    headers = await people.headers("admin", by_token=True)
    with psycopg.connect(database_url) as other, count_statements(people.engine) as statements:
        other.execute("LOCK TABLE deals IN ACCESS EXCLUSIVE MODE")
        asking = [
            asyncio.create_task(client.post("/graphql", json={"query": FIGURE}, headers=headers)) for _ in range(MANY)
        ]
        await until(statements, "api_tokens", MANY)
        await until(statements, "deals", 1)
        if leaves:
            asking.pop(0).cancel()
            await until(statements, "deals", 2)
        other.rollback()
        answers = await asyncio.gather(*asking)
    assert {answer.text for answer in answers} == {answers[0].text}
    assert all(answer.status_code == 200 and "etag" in answer.headers for answer in answers)
    assert sum(" deals" in statement for statement in statements) == 1 + leaves


class RepeatedQuestion:
    """The same question again and again, as the process knows it."""

    def __init__(self, engine: AsyncEngine, secret: str) -> None:
        self.engine = engine
        self._secret = secret
        self.answers = Answers(engine, 1_000_000)
        self.computed: list[asyncio.Future[Answer]] = []

    async def ask(self) -> Answer:
        """Asks it; the answer comes when somebody gives one to the last of those that are computed."""
        asked_at = time.monotonic()
        viewer = await find_viewer(self.engine, self._secret, Credential.TOKEN, NOW)
        assert viewer is not None
        question = Question.of(Context(self.engine, NOW, viewer), GraphQLRequest("{ same }", None, None), asked_at)
        assert question is not None
        return await self.answers.answer(question, self._compute)

    async def until(self, computed: int) -> None:
        """Waits until so many were begun to be computed."""
        async with asyncio.timeout(60):
            while len(self.computed) < computed:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0)

    async def _compute(self) -> Answer:
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.computed.append(future)
        answer = await future
        if answer.body == b"of this instant":
            is_of_this_instant()
        return answer


@pytest.fixture
async def question(engine: AsyncEngine, office: Office) -> RepeatedQuestion:
    person = await find_person(engine, "seller@example.com", None)
    return RepeatedQuestion(engine, (await create_token(engine, person)).text)


def good(body: bytes) -> Answer:
    return Answer(200, body, is_good=True, is_dear=True)


async def test_a_refusal_is_told_to_one_and_the_next_one_tries(question: RepeatedQuestion) -> None:
    first, second, third = (asyncio.create_task(question.ask()) for _ in range(3))
    await question.until(1)
    question.computed[0].set_exception(RequestError(ErrorCode.SERVICE_UNAVAILABLE, LocalizedText("Later", "Позже")))
    await question.until(2)
    question.computed[1].set_result(Answer(503, b"late", is_good=False, is_dear=True))
    await question.until(3)
    question.computed[2].set_result(good(b"figures"))
    outcomes = await asyncio.gather(first, second, third, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes].count(RequestError) == 1
    assert sorted(each.body for each in outcomes if isinstance(each, Answer)) == [b"figures", b"late"]
    assert (await question.ask()).body == b"figures"


async def test_what_holds_for_nobody_else_is_computed_by_all_at_once(question: RepeatedQuestion) -> None:
    asking = [asyncio.create_task(question.ask()) for _ in range(MANY)]
    await question.until(1)
    question.computed[0].set_result(good(b"of this instant"))
    await question.until(MANY)
    # From now on it is known, and nobody waits.
    asking += [asyncio.create_task(question.ask()) for _ in range(MANY)]
    await question.until(2 * MANY)
    for computed in question.computed[1:]:
        computed.set_result(good(b"of this instant"))
    assert len(await asyncio.gather(*asking)) == 2 * MANY


async def test_what_was_written_while_it_was_computed_is_in_no_answer_that_is_given_again(
    question: RepeatedQuestion, people: People
) -> None:
    first = asyncio.create_task(question.ask())
    await question.until(1)
    await people.create_deal()
    question.computed[0].set_result(good(b"neither before nor after"))
    await first
    again = asyncio.create_task(question.ask())
    await question.until(2)
    question.computed[1].set_result(good(b"after"))
    await again
    assert (await question.ask()).body == b"after"


async def test_who_asked_before_an_answer_was_there_is_given_it_if_nothing_was_written_by_then(
    question: RepeatedQuestion, count_statements: CountStatements
) -> None:
    with count_statements(question.engine) as statements:
        asking = [asyncio.create_task(question.ask()) for _ in range(MANY)]
        await question.until(1)
        question.computed[0].set_result(good(b"figures"))
        assert {answer.body for answer in await asyncio.gather(*asking)} == {b"figures"}
    # Each was found, and one of those who waited has asked for the version, for all of them.
    assert len(statements) == MANY + 1
    with count_statements(question.engine) as statements:
        assert (await question.ask()).body == b"figures"
    assert len(statements) == 1


async def test_who_asked_before_a_write_is_not_given_what_somebody_else_read_around_it(
    question: RepeatedQuestion, people: People, count_statements: CountStatements
) -> None:
    with count_statements(question.engine) as statements:
        asking = [asyncio.create_task(question.ask()) for _ in range(2)]
        await until(statements, "api_tokens", 2)
        await question.until(1)
        await people.create_deal()
        question.computed[0].set_result(good(b"neither before nor after"))
        await question.until(2)
        question.computed[1].set_result(good(b"after"))
    assert {answer.body for answer in await asyncio.gather(*asking)} == {b"neither before nor after", b"after"}
