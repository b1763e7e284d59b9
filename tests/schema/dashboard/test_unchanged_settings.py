"""What a desktop stands on is not asked for again while nobody has written, and is as it is otherwise."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.bounds import DEFAULT_BOUNDS
from crm_desktop.database import create_engine
from resolvers.dashboard import context_by_scope, kept_plans
from resolvers.dashboard.context_by_scope import KEPT_CONTEXTS
from tests.cluster import not_on_a_cluster
from tests.conftest import CountStatements
from tests.resolvers.records.office import Office
from tests.schema.events.people import People

pytestmark = not_on_a_cluster("there is no version of the data")

FIGURE = """{ dashboard(period: {preset: LAST_MONTH}) { scope { label } widget(key: "deals") {
  ... on MetricWidget { metric { value } } } } }"""
FIGURES_AND_ROWS = FIGURE.replace("value", "value records(first: 1) { totalCount }")


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office, answer_bytes=1_000_000) as people:
        await people.create_deal()
        yield people


class Desktop:
    """Somebody's desktop, asked for again and again, never by an answer that is kept."""

    def __init__(self, people: People, count_statements: CountStatements) -> None:
        self._people = people
        self._count = count_statements
        self._asked = 0

    async def statements(self, who: str = "seller", query: str = FIGURE) -> list[str]:
        """What is sent for it."""
        self._asked += 1
        with self._count(self._people.engine) as statements:
            await self._people.ask(who, query, unused=self._asked)
        return statements


@pytest.fixture
def desktop(people: People, count_statements: CountStatements) -> Desktop:
    return Desktop(people, count_statements)


def of_settings(statements: list[str]) -> int:
    """How many of them read what a desktop stands on."""
    return sum("personal_dashboards" in statement for statement in statements)


async def test_settings_are_read_once_until_somebody_writes(desktop: Desktop, people: People) -> None:
    assert of_settings(await desktop.statements()) == 1
    # Who asks, and figures.
    assert [len(await desktop.statements()) for _ in range(2)] == [2, 2]
    await people.create_deal()
    assert of_settings(await desktop.statements()) == 1
    assert len(await desktop.statements()) == 2


async def test_of_those_who_wait_for_their_turn_nobody_has_figures_planned_anew(
    engine: AsyncEngine, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[object] = []
    real = kept_plans.ask_widget
    monkeypatch.setattr(kept_plans, "ask_widget", lambda *asked: planned.append(asked) or real(*asked))
    async with People(engine, office, replace(DEFAULT_BOUNDS, at_once=1), answer_bytes=1_000_000) as people:
        await people.ask("seller", FIGURE, unused=0)
        planned.clear()
        await asyncio.gather(*[people.ask("seller", FIGURE, unused=number) for number in range(1, 6)])
    assert not planned


async def test_each_person_has_settings_of_their_own(desktop: Desktop) -> None:
    for who in ("seller", "boss"):
        assert of_settings(await desktop.statements(who)) == 1
        assert of_settings(await desktop.statements(who)) == 0


async def test_settings_that_must_agree_with_rows_are_read_in_their_transaction(desktop: Desktop) -> None:
    for _ in range(2):
        assert of_settings(await desktop.statements(query=FIGURES_AND_ROWS)) == 1


async def test_after_a_minute_settings_are_asked_for_whatever_was_written(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desktop.statements()
    monkeypatch.setattr(context_by_scope, "_SECONDS_UNASKED", 0)
    assert of_settings(await desktop.statements()) == 1


async def test_settings_that_were_found_to_be_others_are_asked_for(desktop: Desktop) -> None:
    """Cells are cut anew by who writes nothing but them, of which no version tells."""
    await desktop.statements()
    for kept in [*KEPT_CONTEXTS._kept.values()]:  # pyright: ignore[reportPrivateUsage]
        KEPT_CONTEXTS.doubt(kept.context.configuration)
    assert of_settings(await desktop.statements()) == 1
    assert of_settings(await desktop.statements()) == 0


async def test_what_was_read_of_one_database_is_not_taken_for_another(
    desktop: Desktop, office: Office, database_url: str, count_statements: CountStatements
) -> None:
    await desktop.statements()
    other = create_engine(database_url)
    async with People(other, office, answer_bytes=1_000_000) as elsewhere:
        assert of_settings(await Desktop(elsewhere, count_statements).statements()) == 1
    await other.dispose()


async def test_a_mutation_answers_with_what_it_has_written(desktop: Desktop, people: People) -> None:
    hide = """mutation($widget: ID!) { saveLayout(input: {baseRevision: 0, operations: [{hide: {widget: $widget}}]}) {
      dashboard { hiddenWidgets { key } } userErrors { code } } }"""
    await desktop.statements()
    asked = await people.ask("seller", '{ dashboard { widget(key: "calls") { widgetId } } }')
    done = await people.ask("seller", hide, widget=asked["dashboard"]["widget"]["widgetId"])
    assert done["saveLayout"] == {"dashboard": {"hiddenWidgets": [{"key": "calls"}]}, "userErrors": []}
