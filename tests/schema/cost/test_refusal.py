"""What costs too much is refused before it runs, and says what to ask less of; every answer to a query says what it cost."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from schema import limits
from tests.conftest import CountStatements
from tests.resolvers.records.office import Office
from tests.schema.events.people import People

TREND = """{ dashboard(period: {from: "2026-01-01", to: "2026-12-31"}, granularity: DAY, compareTo: NONE) {
  widget(key: "deals") { ... on MetricWidget { metric { trend { value records(first: 1) { totalCount } } } } } } }"""
FIGURE = '{ dashboard { widget(key: "deals") { total { value } } } }'
COST = 150 + 365 * (1 + 100 + 1)


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office) as people:
        yield people


async def test_an_answer_says_what_was_asked_and_what_may_be(people: People) -> None:
    answer = await people.send("seller", FIGURE)
    assert answer["extensions"] == {"cost": {"requested": 300, "limit": limits.MAX_COST}}
    assert answer["data"]["dashboard"]["widget"]["total"]["value"] == "0"


async def test_what_is_free_says_nothing_of_cost(people: People) -> None:
    assert (await people.send("seller", "{ viewer { name } }")).keys() == {"data"}


async def test_exactly_the_limit_is_answered_and_one_more_is_refused(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_COST", 300)
    assert "errors" not in await people.send("seller", FIGURE)
    monkeypatch.setattr(limits, "MAX_COST", 299)
    refused = await people.send("seller", FIGURE)
    assert "data" not in refused
    assert refused["extensions"] == {"cost": {"requested": 300, "limit": 299}}


async def test_a_refusal_names_the_field_how_many_there_are_and_what_is_expected(
    people: People, monkeypatch: pytest.MonkeyPatch, count_statements: CountStatements
) -> None:
    monkeypatch.setattr(limits, "MAX_COST", 10_000)
    await people.headers("seller")
    with count_statements(people.engine) as sent:
        [error] = (await people.send("seller", TREND))["errors"]
        [russian] = (await people.send("seller", TREND, language="ru"))["errors"]
    assert len(sent) == 3  # who asks, twice; and that their first visit begins
    path = ["dashboard", "widget", "metric", "trend", "records"]
    assert error["extensions"] == {"code": "COST_EXCEEDED", "field": path}
    assert f"at most 10000, got {COST}" in error["message"]
    assert f"{COST - 150 - 365}, is for {'.'.join(path)}, answered 365 times" in error["message"]
    assert russian["message"].startswith(f"Ожидается запрос стоимостью не больше 10000, получено {COST}.")


async def test_a_mutation_that_answers_with_too_much_writes_nothing(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_COST", 299)
    hide = f"""mutation {{ saveLayout(input: {{baseRevision: 0, operations: [{{hide: {{widget: "deals"}}}}]}}) {FIGURE} }}"""
    refused = await people.send("seller", hide)
    assert [error["extensions"]["code"] for error in refused["errors"]] == ["COST_EXCEEDED"]
    assert "extensions" not in refused
    assert (await people.ask("seller", "{ dashboard { revision } }"))["dashboard"]["revision"] == 0
