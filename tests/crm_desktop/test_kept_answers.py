"""An answer is given again for exactly as long as it is what would be answered anew, and costs one statement."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.server import page_query
from crm_desktop import APP_ROOT
from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from models.time_zone import time_zone
from resolvers.dashboard.widget_result_by_request import KEPT_PLANS
from tests.cluster import not_on_a_cluster
from tests.conftest import CountStatements
from tests.resolvers.records.office import NOW, Office
from tests.schema.events.people import People

pytestmark = not_on_a_cluster("no answer is kept")

SHOWN = """widgets { key status { code } ... on MetricWidget { metric { value change { percent }
  records(first: 5) { edges { node { title } } } } } ... on BreakdownWidget { slices { value } } }"""
FIGURES = f"{{ dashboard(period: {{preset: LAST_MONTH}}) {{ {SHOWN} }} }}"
TODAY = f"{{ dashboard(period: {{preset: TODAY}}, compareTo: NONE) {{ {SHOWN} }} }}"
FEED = """{ dashboard(period: {preset: LAST_MONTH}) { widgets {
  ... on FeedWidget { since unreadCount events(first: 5) { edges { node { text } } } } } } }"""
SINCE = FEED.replace("unreadCount events(first: 5) { edges { node { text } } }", "")
TO_DATE = f"{{ dashboard {{ comparedWith {{ start lastDay }} {SHOWN} }} }}"
AS_OF = "{ dashboard(period: {preset: LAST_MONTH}) { asOf again: asOf } }"
NAME = "{ viewer { name } }"


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office) as people:
        await people.create_deal()
        yield people


class Program:
    """A process of its own, and whoever asks it."""

    def __init__(self, people: People, engine: AsyncEngine) -> None:
        self.engine = engine
        self._people = people
        app = create_app(engine, clock=lambda: people.now)
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desktop.test")

    async def post(self, who: str, query: str, *, by_token: bool = False, **headers: str) -> httpx.Response:
        """An answer to somebody, in their session or by their token."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self._client.post(
            "/graphql", json={"query": query}, headers=await self._people.headers(who, by_token=by_token) | named
        )

    async def ask(self, who: str, query: str, **more: Any) -> Any:
        """The data that is answered."""
        answer = (await self.post(who, query, **more)).json()
        assert "errors" not in answer
        return answer["data"]


@pytest.fixture
async def here(people: People, engine: AsyncEngine) -> Program:
    return Program(people, engine)


@pytest.fixture
async def there(people: People, database_url: str) -> AsyncIterator[Program]:
    """Another process, which shares nothing but the database."""
    engine = create_engine(database_url)
    yield Program(people, engine)
    await engine.dispose()


async def seen_at(engine: AsyncEngine, user_id: int) -> datetime | None:
    async with engine.connect() as connection:
        found = await connection.execute(
            text("SELECT feed_seen_at FROM visits WHERE user_id = :user"), {"user": user_id}
        )
        return found.scalar_one_or_none()


@pytest.mark.parametrize(("query", "by_token"), [(FIGURES, True), (FIGURES, False), (TODAY, True)])
async def test_what_was_answered_before_costs_the_one_statement_that_finds_who_asks(
    here: Program, people: People, count_statements: CountStatements, query: str, by_token: bool
) -> None:
    first = await here.ask("seller", query, by_token=by_token)
    people.pass_time(hours=2)
    with count_statements(here.engine) as statements:
        assert await here.ask("seller", query, by_token=by_token) == first
    assert len(statements) == 1


async def test_a_feed_that_is_shown_again_is_looked_at_again_by_a_second_statement(
    here: Program, people: People, office: Office, count_statements: CountStatements
) -> None:
    first = await here.ask("seller", FEED)
    people.pass_time(minutes=10)
    with count_statements(here.engine) as statements:
        assert await here.ask("seller", FEED) == first
    assert len(statements) == 2
    assert await seen_at(here.engine, office["seller"]) == people.now


async def test_a_program_looks_at_nothing_and_has_its_feed_for_one_statement(
    here: Program, people: People, office: Office, count_statements: CountStatements
) -> None:
    await here.ask("seller", NAME)
    first = await here.ask("seller", FEED, by_token=True)
    with count_statements(here.engine) as statements:
        assert await here.ask("seller", FEED, by_token=True) == first
    assert len(statements) == 1
    assert await seen_at(here.engine, office["seller"]) is None


@pytest.mark.parametrize("query", [FEED, SINCE])
async def test_a_feed_that_begins_elsewhere_is_another_answer(here: Program, people: People, query: str) -> None:
    first = await here.ask("seller", FEED)
    first = await here.ask("seller", query)
    people.pass_time(hours=1)
    second = await here.ask("seller", query)
    [since] = [widget["since"] for widget in second["dashboard"]["widgets"] if "since" in widget]
    assert datetime.fromisoformat(since) == NOW + timedelta(seconds=1)
    assert second != first


@pytest.mark.parametrize("query", [FIGURES, TODAY, FEED])
async def test_what_another_process_writes_is_in_the_next_answer(
    here: Program, there: Program, people: People, query: str
) -> None:
    create = f"""mutation {{ createDeal(input: {{name: "News", dealType: "{people.id("DealType", "retail")}",
      responsible: "{people.id("User", "seller")}", createdAt: "%s"}}) {{ userErrors {{ message }} }} }}"""
    for at in (datetime(2026, 2, 20, tzinfo=UTC), NOW):
        first = await here.ask("seller", query)
        assert await here.ask("seller", query) == first
        await there.ask("boss", create % at.isoformat())
        second = await here.ask("seller", query)
        assert second == await there.ask("seller", query)
        if query == FEED:
            assert second != first
    assert second != first or query == FIGURES


async def test_who_may_no_longer_come_in_gets_nothing_that_is_kept(here: Program, people: People) -> None:
    await here.ask("seller", FIGURES, by_token=True)
    await here.ask("seller", FIGURES)
    await people.change("UPDATE sessions SET revoked_at = now() WHERE user_id = {seller}")
    assert (await here.post("seller", FIGURES)).json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    await here.ask("seller", FIGURES, by_token=True)
    async with here.engine.begin() as connection:
        # Nothing is told of tokens; they are looked at each time.
        await connection.execute(text("UPDATE api_tokens SET revoked_at = now()"))
    answer = (await here.post("seller", FIGURES, by_token=True)).json()
    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_rights_that_were_lost_are_lost_in_the_next_answer(here: Program, people: People) -> None:
    await people.create_deal(responsible="seller", name="Not the boss's")
    before = await here.ask("boss", TODAY)
    await people.change("UPDATE users SET role = 'user' WHERE id = {boss}")
    assert await here.ask("boss", TODAY) != before


async def test_an_answer_is_of_one_person_in_one_language(here: Program, people: People) -> None:
    scope = "{ dashboard(period: {preset: LAST_MONTH}) { scope { label } widgets { title } } }"
    told = [
        await here.ask(who, scope, accept_language=language) for language in ("en", "ru") for who in ("seller", "boss")
    ]
    again = [
        await here.ask(who, scope, accept_language=language) for language in ("en", "ru") for who in ("seller", "boss")
    ]
    assert told == again
    assert len({str(each) for each in told}) == 4


async def test_today_ends_at_the_companys_midnight(here: Program, people: People) -> None:
    """It is in Moscow, three hours ahead of UTC."""
    people.now = datetime(2026, 3, 10, 20, 59, 59, tzinfo=UTC)
    before = await here.ask("seller", TODAY)
    people.pass_time(seconds=1)
    after = await here.ask("seller", TODAY)
    assert after != before
    people.pass_time(hours=23)
    assert await here.ask("seller", TODAY) == after


END = "{ dashboard { comparedWith { end } } }"
TREND_END = """{ dashboard { widgets { ... on MetricWidget { metric { previousTrend { end } } } } } }"""
EXPLAINED = """{ dashboard { widgets { ... on MetricWidget { metric { explain { comparedWith { end } } } } } } }"""


async def test_an_answer_that_tells_when_it_was_asked_for_tells_so_each_time_it_is_given(
    here: Program, people: People, count_statements: CountStatements
) -> None:
    counts: list[int] = []
    for _ in range(2):
        with count_statements(here.engine) as statements:
            answer = await here.post("seller", AS_OF)
        counts.append(len(statements))
        moscow = people.now.astimezone(time_zone("Europe/Moscow")).isoformat()
        assert answer.json()["data"]["dashboard"] == {"asOf": moscow, "again": moscow}
        assert (answer.headers["etag"][:2], answer.headers["x-as-of"]) == ("W/", moscow)
        people.pass_time(seconds=1, microseconds=7)
    assert counts[1] == 1


async def test_who_has_such_an_answer_is_told_the_instant_alone(
    here: Program, there: Program, people: People, office: Office
) -> None:
    tag = (await here.post("seller", AS_OF)).headers["etag"]
    for written in (tag, tag.removeprefix("W/")):
        people.pass_time(seconds=1, microseconds=7)
        again = await there.post("seller", AS_OF, if_none_match=written)
        moscow = people.now.astimezone(time_zone("Europe/Moscow")).isoformat()
        assert (again.status_code, again.content, again.headers["etag"], again.headers["x-as-of"]) == (
            304,
            b"",
            tag,
            moscow,
        )
    await people.create_deal()
    assert (await there.post("seller", AS_OF, if_none_match=tag)).status_code == 200
    assert "x-as-of" not in (await here.post("seller", TODAY)).headers, "which tells no instant"


async def test_the_desktop_that_the_page_asks_for_is_kept_while_its_month_runs(
    here: Program, people: People, count_statements: CountStatements
) -> None:
    page = page_query(APP_ROOT / "web" / "src").replace("Comparison!", "Comparison! = PREVIOUS_PERIOD")
    first = await here.ask("seller", page)
    assert first["dashboard"]["comparedWith"], "with a month before, which goes on as the clock does"
    people.pass_time(seconds=7)
    with count_statements(here.engine) as statements:
        again = await here.ask("seller", page)
    assert again["dashboard"].pop("asOf") != first["dashboard"].pop("asOf")
    assert again == first
    assert len(statements) == 2, "who asks, and that they have looked at their feed"


async def test_what_is_compared_to_date_is_kept_until_the_earlier_period_comes_to_its_next_row(
    here: Program, people: People, office: Office, count_statements: CountStatements
) -> None:
    people.now = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
    seller = people.id("User", "seller")
    await people.act("boss", "createContact", name="Ann", createdAt="2026-02-20T12:30:00Z", responsible=seller)
    first = await here.ask("seller", TO_DATE)
    # What is created at an instant counts after it.
    people.now = datetime(2026, 3, 20, 12, 29, 59, 999999, tzinfo=UTC)
    with count_statements(here.engine) as statements:
        assert await here.ask("seller", TO_DATE) == first
    assert len(statements) == 1
    people.now = datetime(2026, 3, 20, 12, 30, 0, 1, tzinfo=UTC)
    assert await here.ask("seller", TO_DATE) != first


@pytest.mark.parametrize("query", [END, TREND_END, EXPLAINED])
async def test_what_depends_on_the_instant_is_not_kept(
    here: Program, people: People, count_statements: CountStatements, query: str
) -> None:
    answer = await here.post("seller", query)
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    with count_statements(here.engine) as first:
        await here.ask("seller", query)
    with count_statements(here.engine) as second:
        await here.ask("seller", query)
    # Who asks; and figures, where any are asked for: what the desktop stands on is as it was.
    assert len(first) == len(second) == (1 if query == END else 2)


async def test_what_failed_is_not_kept(here: Program, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("just now")

    with monkeypatch.context() as patch:
        patch.setattr(KEPT_PLANS, "take", fail)
        failed = await here.post("seller", FIGURES)
    assert '"FAILED"' in failed.text
    assert "etag" not in failed.headers
    assert '"FAILED"' not in (await here.post("seller", FIGURES)).text


async def test_errors_are_not_kept_and_have_no_tag(here: Program, people: People) -> None:
    refused = FIGURES.replace("LAST_MONTH", 'LAST_MONTH, to: "2026-01-01"')
    assert "etag" not in (await here.post("seller", refused)).headers


async def test_a_mutation_is_done_each_time(here: Program, people: People, count_statements: CountStatements) -> None:
    create = 'mutation { createContact(input: {name: "Ann"}) { contact { id } } }'
    answers = [await here.post("seller", create) for _ in range(2)]
    assert answers[0].json() != answers[1].json()
    assert all("etag" not in answer.headers for answer in answers)


async def test_who_has_what_would_be_answered_anew_gets_304_from_any_process_for_one_statement(
    here: Program, there: Program, people: People, count_statements: CountStatements
) -> None:
    answer = await here.post("seller", FIGURES)
    tag = answer.headers["etag"]
    assert answer.headers["cache-control"] == "private, no-cache"
    people.pass_time(hours=2)
    for process in (here, there):
        with count_statements(process.engine) as statements:
            again = await process.post("seller", FIGURES, if_none_match=f'"another", W/{tag}')
        assert (again.status_code, again.content, len(statements)) == (304, b"", 1)
        for header in ("etag", "cache-control"):
            assert again.headers[header] == answer.headers[header]
        assert sorted(again.headers["vary"].split(", ")) == sorted(answer.headers["vary"].split(", "))


async def test_a_tag_is_good_for_nothing_after_a_write_or_a_midnight_or_for_somebody_else(
    here: Program, people: People
) -> None:
    tag = (await here.post("seller", TODAY)).headers["etag"]
    assert (await here.post("seller", TODAY, if_none_match=tag)).status_code == 304
    assert (await here.post("boss", TODAY, if_none_match=tag)).status_code == 200
    assert (await here.post("seller", FIGURES, if_none_match=tag)).status_code == 200
    assert (await here.post("seller", TODAY, if_none_match=tag, accept_language="ru")).status_code == 200
    people.pass_time(hours=12)
    assert (await here.post("seller", TODAY, if_none_match=tag)).status_code == 200
    tag = (await here.post("seller", TODAY)).headers["etag"]
    await people.create_deal()
    assert (await here.post("seller", TODAY, if_none_match=tag)).status_code == 200


async def test_304_for_a_feed_is_a_look_at_it(here: Program, people: People, office: Office) -> None:
    tag = (await here.post("seller", FEED)).headers["etag"]
    people.pass_time(minutes=10)
    assert (await here.post("seller", FEED, if_none_match=tag)).status_code == 304
    assert await seen_at(here.engine, office["seller"]) == people.now


@pytest.mark.parametrize(
    "tag", ['"x"', "*", '"0-ffffffffffffffff--' + 32 * "A" + '"', '"0-7fffffff-vl-' + 32 * "A" + '"']
)
async def test_tags_that_were_never_given_are_no_answer(here: Program, tag: str) -> None:
    assert (await here.post("seller", FIGURES, if_none_match=tag)).status_code == 200


async def test_each_coding_and_each_format_has_a_tag_of_its_own(here: Program) -> None:
    tags = {
        (coding, accept): (await here.post("seller", FIGURES, accept_encoding=coding, accept=accept)).headers["etag"]
        for coding in ("identity", "gzip", "br")
        for accept in ("application/json", "application/graphql-response+json")
    }
    assert len({*tags.values()}) == 6
    for (coding, accept), tag in tags.items():
        again = await here.post("seller", FIGURES, accept_encoding=coding, accept=accept, if_none_match=tag)
        assert again.status_code == 304
        assert [name.lower() for name in again.headers["vary"].split(", ")].count("accept-encoding") == 1


async def test_a_query_by_get_is_kept_alike(people: People, here: Program) -> None:
    client, headers = here._client, await people.headers("seller")  # pyright: ignore[reportPrivateUsage]
    tag = (await client.get("/graphql", params={"query": FIGURES}, headers=headers)).headers["etag"]
    again = await client.get("/graphql", params={"query": FIGURES}, headers=headers | {"if-none-match": tag})
    assert again.status_code == 304
