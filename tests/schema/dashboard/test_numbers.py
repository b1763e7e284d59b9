"""One number asked for by its path is the number that stands in its widget's own fields, and costs nothing more than itself."""

from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import pytest
from graphql import GraphQLInterfaceType

from resolvers.catalog.visualisation import WidgetKind
from schema.node import global_id
from schema.schema import schema
from tests.conftest import CountStatements
from tests.demo_api import ADMIN, HEAD, USER, demo_api
from tests.exported import read_csv
from tests.http_api import HttpApi
from tests.numbers_by_path import NUMBERS, by_path, check_same, fragments_for
from tests.schema.reports.every_shape import publish_every_shape

Json = dict[str, Any]

ASKED = 'period: { from: "2026-01-01", to: "2026-04-10" }, granularity: MONTH'
DESKTOP = f"{{ dashboard({ASKED}) {{ widgets {{ ...Numbers }} }} }}" + NUMBERS


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    """A company with a block of every kind and, published, a report of every shape."""
    async with demo_api(create_database(), deals=200) as api:
        await publish_every_shape(api, ADMIN)
        yield api


async def widgets_of(api: HttpApi, who: str = ADMIN) -> list[Json]:
    widgets: list[Json] = (await api.ask(who, DESKTOP))["dashboard"]["widgets"]
    return widgets


async def asked_for(api: HttpApi, who: str, key: str, paths: Sequence[str]) -> list[Json]:
    numbers: list[Json] = []
    for fragment in fragments_for(paths):
        document = f"query($key: String!) {{ dashboard({ASKED}) {{ widget(key: $key) {{ ...Asked }} }} }} {fragment}"
        numbers += (await api.ask(who, document, {"key": key}))["dashboard"]["widget"].values()
    return numbers


def of_widget(key: str, field: str) -> str:
    return f'{{ dashboard({ASKED}) {{ widget(key: "{key}") {{ {field} }} }} }}'


@pytest.mark.parametrize("who", [ADMIN, pytest.param(HEAD, marks=pytest.mark.long), USER])
async def test_every_number_of_every_kind_of_widget_is_itself_by_its_path(api: HttpApi, who: str) -> None:
    widgets = await widgets_of(api, who)
    assert {widget["kind"] for widget in widgets} == {kind.name for kind in WidgetKind}
    seen: set[str] = set()
    for widget in widgets:
        own = by_path(widget)
        check_same(own, await asked_for(api, who, widget["key"], list(own)))
        seen |= {number["__typename"] for number in own.values()}
    counted = schema._schema.type_map["Counted"]  # pyright: ignore[reportPrivateUsage] - has no public name
    assert isinstance(counted, GraphQLInterfaceType)
    possible = schema._schema.get_possible_types(counted)  # pyright: ignore[reportPrivateUsage]
    # Somebody with few deals has lost none.
    assert seen == {each.name for each in possible} or (who == USER and len(seen) > 5)


async def test_the_rows_behind_a_number_of_every_sort_can_be_taken_away(api: HttpApi) -> None:
    sorts: dict[str, Json] = {}
    for widget in await widgets_of(api):
        for path, number in by_path(widget).items():
            sorts.setdefault(path.partition(".")[0] + number["__typename"], number)
    assert {"trendPoint", "previousPoint", "lostFunnelLoss", "cellFigure"} < sorts.keys()
    for number in sorts.values():
        answer = await api.download(ADMIN, number["records"]["exportUrl"])
        assert answer.status_code == 200, (number["path"], answer.text)
        rows = read_csv(answer.content, "Records").table("Records")
        assert len(rows) == number["records"]["totalCount"]
        assert [row["Title"] for row in rows[:2]] == [edge["node"]["title"] for edge in number["records"]["edges"]]


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("revenue", "total.value"),
        ("revenue", ""),
        ("revenue", "slice.1"),
        ("activity_sources", "cell.none"),
        ("sales_funnel", "step.0.0"),
        ("revenue_by_deal_type", "trend.1999-01-01"),
    ],
)
async def test_a_path_that_names_no_number_is_refused_by_name_and_nothing_else_is(
    api: HttpApi, key: str, path: str
) -> None:
    document = of_widget(key, f'key total {{ value }} number(path: "{path}") {{ path }}')
    for language, expected in (("en", "Expected “total”"), ("ru", "Ожидается «total»")):
        answer = await api.send(ADMIN, document, language=language)
        [error] = answer["errors"]
        assert error["path"] == ["dashboard", "widget", "number"]
        assert (error["extensions"]["code"], error["extensions"]["field"]) == ("NOT_FOUND", ["path"])
        assert expected in error["message"]
        widget = answer["data"]["dashboard"]["widget"]
        assert widget["number"] is None
        assert (widget["key"], widget["total"] is None) == (key, False)


async def test_a_feed_has_no_numbers(api: HttpApi) -> None:
    answer = await api.ask(ADMIN, of_widget("events", 'total { value } number(path: "total") { path }'))
    assert answer["dashboard"]["widget"] == {"total": None, "number": None}


async def test_where_the_status_says_why_there_is_no_number(create_database: Callable[[], str]) -> None:
    number = 'status { code } number(path: "total") { path records { totalCount } explain { scope } }'
    async with demo_api(create_database(), deals=10) as api:
        audience = (
            "mutation($input: SetWidgetAudienceInput!) { setWidgetAudience(input: $input) { userErrors { code } } }"
        )
        nobody = {"widget": global_id("Widget", "calls"), "audience": {"everyone": False}}
        assert (await api.ask(ADMIN, audience, {"input": nobody}))["setWidgetAudience"]["userErrors"] == []
        async with api.engine.begin() as connection:
            await connection.exec_driver_sql("UPDATE custom_fields SET archived_at = now() WHERE kind = 'price'")
        for key, code in (("calls", "FORBIDDEN"), ("revenue", "NOT_CONFIGURED")):
            answer = await api.ask(USER, of_widget(key, number))
            assert answer["dashboard"]["widget"] == {"status": {"code": code}, "number": None}


@pytest.mark.parametrize(
    ("key", "path", "same_as"),
    [
        ("revenue", "total", "total { value }"),
        ("revenue", "trend.2026-02-01", "total { trend { value } }"),
        ("revenue", "previous.2025-10-01", "total { previousTrend { value } }"),
        ("activity_sources", "total", "... on MatrixWidget { cells { value } }"),
    ],
)
async def test_a_number_has_no_more_computed_than_its_place_needs(
    api: HttpApi, count_statements: CountStatements, key: str, path: str, same_as: str
) -> None:
    texts: list[str] = []
    await api.sign_in(ADMIN)
    for field in (f'number(path: "{path}") {{ path }}', same_as):
        with count_statements(api.engine) as statements:
            await api.send(ADMIN, of_widget(key, field))
        texts.append(statements[-1])
        assert len(statements) == 3
    assert texts[0] == texts[1]


async def test_steps_are_computed_for_a_step_alone(api: HttpApi, count_statements: CountStatements) -> None:
    await api.sign_in(ADMIN)
    texts: set[str] = set()
    for path in ("total", "trend.2026-02-01", "previous.2025-10-01"):
        with count_statements(api.engine) as statements:
            await api.send(ADMIN, of_widget("revenue", f'number(path: "{path}") {{ path }}'))
        texts.add(statements[-1])
    assert len(texts) == 3


async def test_the_rows_behind_numbers_of_all_widgets_are_one_statement(
    api: HttpApi, count_statements: CountStatements
) -> None:
    widgets = [widget for widget in await widgets_of(api) if widget["kind"] != "FEED"]
    fields = " ".join(
        f'w{place}: widget(key: "{widget["key"]}") {{ first: number(path: "total") {{ ...Row }} '
        f'last: number(path: "{list(by_path(widget))[-1]}") {{ ...Row }} }}'
        for place, widget in enumerate(widgets)
    )
    document = (
        f"{{ dashboard({ASKED}) {{ {fields} }} }} fragment Row on Counted {{ records(first: 1) {{ totalCount }} }}"
    )
    with count_statements(api.engine) as statements:
        await api.ask(ADMIN, document)
    assert len(statements) == 4
    assert statements[-1].count("WITH hits AS") > len(widgets)
