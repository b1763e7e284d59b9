"""How many statements a desktop sends to the database, counted at the driver over the whole application."""

import re
from collections.abc import AsyncIterator, Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from crm_desktop.cursor import LONGEST_PREPARED
from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from resolvers import limits
from resolvers.dashboard.assembly import metric_by_category
from resolvers.importing import import_folder
from resolvers.planner.query_batch import MetricQuery
from resolvers.planner.selection import Selection
from resolvers.report_definitions.blocks import BLOCKS
from tests.conftest import CountStatements
from tests.http_api import HttpApi
from tests.largest_query import DETAILED_ROW, PLAIN_ROW, largest_query

NOW = datetime.fromisoformat("2026-04-10T09:30:00+02:00")
SIZES = (10, 1_000)
PEOPLE = ("admin", "head", "lead", "user")

FIGURES = """
fragment Figures on Metric { value previous change { percent } secondary { value } }
fragment Shown on Widget {
  title status { code } placement { row }
  ... on MetricWidget { metric { ...Figures } }
  ... on SeriesWidget { total { ...Figures } series { total points { value } } }
  ... on BreakdownWidget { total { ...Figures } slices { value } }
  ... on MatrixWidget { total { ...Figures } cells { value } }
  ... on FunnelWidget { total { ...Figures } funnels { steps { count } lost { count } } }
  ... on FeedWidget { unreadCount }
}
"""
DESKTOP = "{ dashboard { widgets { ...Shown } } }" + FIGURES


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HttpApi]:
    """Two companies, one of them a hundred times the other; people's addresses end in the company's number of deals."""
    engine = create_engine(create_database())
    for deals in SIZES:
        folder: Path = tmp_path_factory.mktemp(f"of-{deals}")
        write_demo_company(folder, deals=deals, today=date(2026, 4, 10), external_id=f"of-{deals}")
        await import_folder(engine, folder, now=NOW)
    async with HttpApi(engine, NOW) as api:
        for deals in SIZES:
            for person in PEOPLE:
                await api.sign_in(address(person, deals))
        yield api
    await engine.dispose()


@pytest.fixture
def sent(api: HttpApi, count_statements: CountStatements) -> "Sent":
    return Sent(api, count_statements)


class Sent:
    """The statements sent for an operation that succeeds."""

    def __init__(self, api: HttpApi, count_statements: CountStatements) -> None:
        self._api = api
        self._count = count_statements

    async def __call__(self, operation: str, who: str = "", **variables: object) -> list[str]:
        with self._count(self._api.engine) as statements:
            await self._api.ask(who or address("admin"), operation, variables)
        return statements


def address(person: str, deals: int = 1_000) -> str:
    return f"{person}@of-{deals}.example"


def aggregating(statements: list[str]) -> list[str]:
    return [each for each in statements if re.search(r"\b(count|sum|avg)\(", each, re.IGNORECASE)]


@pytest.mark.parametrize("count", [1, 5, len(BLOCKS)])
async def test_figures_take_three_statements_whatever_the_number_of_blocks(sent: Sent, count: int) -> None:
    widgets = "".join(f'w{n}: widget(key: "{block.key}") {{ ...Shown }}' for n, block in enumerate(BLOCKS[:count]))
    statements = await sent(f"{{ dashboard {{ {widgets} }} }}{FIGURES}")
    assert len(statements) == 3
    assert len(aggregating(statements)) == 1


async def test_the_statements_of_a_whole_desktop_are_short_enough_to_be_prepared(sent: Sent) -> None:
    whole = (Path(__file__).parents[3] / "docs" / "whole-desktop.graphql").read_text(encoding="utf-8")
    assert max(map(len, await sent(whole))) <= LONGEST_PREPARED


async def test_comparison_trend_and_explanation_are_in_the_same_statement(sent: Sent) -> None:
    more = """fragment Figures on Metric {
      value previous trend { value } previousTrend { value } explain { rule notes { text } } secondary { value } }"""
    document = re.sub(r"fragment Figures[^}]*}[^}]*}[^}]*}", more, DESKTOP)
    assert "trend" in document
    for compare_to in ("NONE", "PREVIOUS_PERIOD", "SAME_PERIOD_LAST_YEAR"):
        statements = await sent(document.replace("{ dashboard", f"{{ dashboard(compareTo: {compare_to})", 1))
        assert len(statements) == 3
        assert len(aggregating(statements)) == 1


async def test_aliased_dashboards_of_different_periods_and_scopes_share_the_statements(
    api: HttpApi, sent: Sent
) -> None:
    found = await api.ask(address("admin"), "{ departments { id } users(first: 3) { edges { node { id } } } }")
    people = [edge["node"]["id"] for edge in found["users"]["edges"]]
    departments = [department["id"] for department in found["departments"]]
    arguments = [
        "period: { preset: THIS_YEAR }, granularity: DAY",
        "period: { preset: LAST_WEEK }, compareTo: NONE",
        'period: { from: "2025-01-01", to: "2025-06-30" }, compareTo: SAME_PERIOD_LAST_YEAR',
        f'scope: {{ users: ["{people[0]}"] }}',
        f'scope: {{ users: ["{people[1]}", "{people[2]}"] }}',
        f'scope: {{ departments: ["{departments[0]}"] }}',
    ]
    dashboards = "".join(f"d{n}: dashboard({each}) {{ widgets {{ ...Shown }} }}" for n, each in enumerate(arguments))
    statements = await sent(f"{{ {dashboards} }}{FIGURES}")
    assert len(statements) == 3
    assert len(aggregating(statements)) == 1


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("deals", SIZES)
async def test_the_number_depends_neither_on_the_viewer_nor_on_the_rows(sent: Sent, person: str, deals: int) -> None:
    assert len(await sent(DESKTOP, address(person, deals))) == 3
    assert len(await sent(largest_query(PLAIN_ROW), address(person, deals))) == 4


async def test_the_rows_behind_every_number_are_one_statement_more_and_the_feed_is_none(sent: Sent) -> None:
    who, ground, figures, pages = await sent(largest_query(PLAIN_ROW))
    assert "credential" in who
    assert "personal_dashboards" in ground
    assert "grouping(" in figures
    assert "WITH hits AS" not in figures
    assert "event_participants" in figures
    assert "event_participants" not in pages
    assert pages.count("WITH hits AS") > 100
    assert "grouping(" not in pages


async def test_rows_asked_for_far_down_wait_for_no_statement_of_their_own(sent: Sent) -> None:
    rows = "records(first: 1) { totalCount }"
    document = f"""{{ dashboard {{ widgets {{
      ... on FeedWidget {{ events {{ totalCount }} }}
      ... on SeriesWidget {{ series {{ points {{ {rows} }} }} }}
      ... on FunnelWidget {{ funnels {{ steps {{ {rows} }} }} }}
    }} }} }}"""
    assert len(await sent(document)) == 4


async def test_on_the_page_that_the_feed_was_seen_is_one_statement_more(api: HttpApi, sent: Sent) -> None:
    await api.log_in(address("advisor"))
    assert len(await sent("{ viewer { name } }", address("advisor"))) == 2, "their first visit begins by one of its own"
    for _ in range(2):
        assert len(await sent(DESKTOP, address("advisor"))) == 3
        *_, note, pages = await sent(largest_query(PLAIN_ROW), address("advisor"))
        assert "UPDATE visits" in note
        assert "WITH hits AS" in pages
        assert (
            len(await sent("{ dashboard { widgets { ... on FeedWidget { unreadCount groups { totalCount } } } } }"))
            == 3
        )


async def test_what_a_list_says_of_its_records_is_one_statement_more(sent: Sent) -> None:
    statements = await sent(largest_query(DETAILED_ROW))
    assert len(statements) == 5
    assert "contacts" in statements[4]
    assert "deals" not in statements[4]


async def test_more_pages_than_a_statement_has_room_for_are_several_statements(
    sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    *_, all_pages = await sent(largest_query(PLAIN_ROW))
    monkeypatch.setattr(limits, "MAX_PARTS", 50)
    *_, figures, first, second, third, last = await sent(largest_query(PLAIN_ROW))
    counts = [statement.count("WITH hits AS") for statement in (figures, first, second, third, last)]
    assert counts[0] == 0
    assert 48 < max(counts) <= 50
    assert sum(counts) == all_pages.count("WITH hits AS")


async def test_what_needs_no_rows_asks_for_none(sent: Sent) -> None:
    assert len(await sent("{ viewer { name } }")) == 1
    statements = await sent("{ dashboard { scope { label } widgets { key title status { code } placement { row } } } }")
    assert len(statements) == 2
    assert aggregating(statements) == []


async def test_the_text_depends_on_what_is_asked_not_on_values(sent: Sent) -> None:
    march = await sent(largest_query(), address("lead"), period={"from": "2026-03-01", "to": "2026-03-31"})
    may = await sent(largest_query(), address("lead", 10), period={"from": "2025-05-01", "to": "2025-05-31"})
    assert march[:3] == may[:3], "the same statements, prepared once"


async def test_rows_behind_numbers_are_looked_for_only_where_somebody_opens_them(
    sent: "Sent", monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Selection] = []

    def make(ask: MetricQuery) -> Selection:
        made.append(Selection(ask))
        return made[-1]

    monkeypatch.setattr(metric_by_category, "Selection", make)
    await sent(DESKTOP)
    assert not made
    await sent('{ dashboard { widget(key: "deals") { total { records(first: 1) { totalCount } } } } }')
    assert made
