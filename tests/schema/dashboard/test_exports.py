"""Files of a whole demo company, opened by other libraries: every figure in them is the API's."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from schema.node import global_id
from tests.demo_api import ADMIN, HEAD, USER, demo_api
from tests.exported import Exported, number, read_csv, read_xlsx, total
from tests.http_api import HttpApi

Json = dict[str, Any]

RECORDS = (
    "fragment Rows on RecordConnection { totalCount sum exportUrl(format: CSV) edges { node { externalId title } } }"
)
DESKTOP = (
    """
query Desktop($scope: ScopeInput, $compareTo: Comparison!) {
  dashboard(period: { from: "2026-01-01", to: "2026-04-10" }, compareTo: $compareTo, granularity: MONTH, scope: $scope) {
    exportUrl
    scope { label }
    widgets {
      key title kind status { code }
      csv: exportUrl(format: CSV)
      xlsx: exportUrl(format: XLSX)
      ... on MetricWidget { metric { ...Figures } }
      ... on SeriesWidget { total { ...Figures } series { category { label } points { value records(first: 100) { ...Rows } } } }
      ... on BreakdownWidget { total { ...Figures } slices { category { label } value share records(first: 100) { ...Rows } } }
      ... on MatrixWidget {
        total { ...Figures } rows { key label } columns { key label } cells { row column value records(first: 100) { ...Rows } }
      }
      ... on FunnelWidget { total { ...Figures } funnels {
        dealType { name }
        steps { stage { name } count amount shareOfPrevious shareOfFirst records(first: 100) { ...Rows } }
        lost { from { name } stage { name } count amount records(first: 100) { ...Rows } }
      } }
      ... on FeedWidget { unreadCount events(first: 100) { edges { node { occurredAt text actor { name } isRead } } } }
    }
  }
}
fragment Figures on Metric {
  value unit currency previous change { absolute percent }
  secondary { label value records(first: 100) { ...Rows } }
  trend { start end value records(first: 100) { ...Rows } }
  explain { notes { code count } }
  records(first: 100) { ...Rows }
}
"""
    + RECORDS
)


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=150) as api:
        yield api


async def ask(api: HttpApi, who: str, language: str = "en", **variables: Any) -> Json:
    asked = {"compareTo": "PREVIOUS_PERIOD", **variables}
    desktop: Json = (await api.ask(who, DESKTOP, asked, language=language))["dashboard"]
    return desktop


async def opened(api: HttpApi, who: str, address: str, *titles: str) -> Exported:
    answer = await api.download(who, address)
    assert answer.status_code == 200, answer.text
    return read_xlsx(answer.content) if ".xlsx?" in address else read_csv(answer.content, *titles)


def metric_of(widget: Json) -> Json | None:
    return widget.get("metric") or widget.get("total")


def instant(cell: Any) -> datetime:
    """A time as the company's clock showed it: all that a workbook has of it."""
    moment = cell if isinstance(cell, datetime) else datetime.fromisoformat(cell)
    return moment.replace(tzinfo=None)


def same(cell: Any, value: Any) -> bool:
    return number(cell) == (None if value is None else Decimal(value))


def check_figures(file: Exported, widget: Json) -> None:
    """The rows of a widget in the table of figures."""
    rows = [row for row in file.table("Figures") if row["Widget"] == widget["title"]]
    metric = metric_of(widget)
    if metric is None:
        assert same(rows[0]["Value"], widget["unreadCount"])
        return
    main, *beside = rows
    change = metric["change"] or {"absolute": None, "percent": None}
    for column, value in (
        ("Value", metric["value"]),
        ("Previous", metric["previous"]),
        ("Change", change["absolute"]),
        ("Change, %", change["percent"]),
    ):
        assert same(main[column], value), (widget["key"], column)
    assert (main["Unit"] or None) == metric["currency"]
    expected = [(figure["label"], Decimal(figure["value"])) for figure in metric["secondary"]]
    if metric["unit"] == "MONEY":
        notes = {note["code"]: note["count"] for note in metric["explain"]["notes"]}
        if "WITHOUT_PRICE" in notes:
            expected.append(("Without a price, counted as 0", Decimal(notes["WITHOUT_PRICE"])))
    assert [(row["Figure"], number(row["Value"])) for row in beside] == expected


def check_trend(file: Exported, widget: Json) -> None:
    """The column of a widget in the table over time."""
    metric = metric_of(widget)
    if metric is None:
        return
    rows = file.table("Over time")
    column = widget["title"] + (f", {metric['currency']}" if metric["currency"] else "")
    shown = [(instant(row["From"]), instant(row["Until, not included"]), number(row[column])) for row in rows]
    points = metric["trend"]
    assert shown == [(instant(p["start"]), instant(p["end"]), Decimal(p["value"])) for p in points]


def check_parts(file: Exported, widget: Json) -> None:
    """The tables of a widget's kind."""
    title = widget["title"]
    match widget["kind"]:
        case "SERIES":
            rows = file.table(title)
            for series in widget["series"]:
                values = [number(row[f"{series['category']['label']}, EUR"]) for row in rows]
                assert values == [Decimal(point["value"]) for point in series["points"]]
        case "BREAKDOWN":
            shown = [(row[0], number(row[1]), number(row[2])) for row in file.tables[title][1:]]
            slices = widget["slices"]
            assert shown == [(s["category"]["label"], Decimal(s["value"]), Decimal(s["share"])) for s in slices]
        case "MATRIX":
            check_matrix(file.tables[title], widget)
        case "FUNNEL":
            check_funnel(file, widget)
        case "FEED":
            shown = [tuple(row) for row in file.tables[title][1:]]
            events = [edge["node"] for edge in widget["events"]["edges"]]
            assert [row[1] for row in shown] == [event["text"] for event in events]
        case _:
            pass


def check_matrix(table: list[tuple[Any, ...]], widget: Json) -> None:
    header, *rows = table
    assert list(header[1:]) == [column["label"] for column in widget["columns"]]
    assert [row[0] for row in rows] == [row["label"] for row in widget["rows"]]
    cells = {(cell["row"], cell["column"]): Decimal(cell["value"]) for cell in widget["cells"]}
    for row, of in zip(rows, widget["rows"], strict=True):
        for value, column in zip(row[1:], widget["columns"], strict=True):
            assert number(value) == cells.get((of["key"], column["key"]), 0)


def check_funnel(file: Exported, widget: Json) -> None:
    steps = [
        (
            funnel["dealType"]["name"],
            step["stage"]["name"],
            Decimal(step["count"]),
            Decimal(step["amount"]),
            number(step["shareOfPrevious"]),
            number(step["shareOfFirst"]),
        )
        for funnel in widget["funnels"]
        for step in funnel["steps"]
    ]
    assert [(*row[:2], *map(number, row[2:])) for row in file.tables[widget["title"]][1:]] == steps
    losses = [
        (
            funnel["dealType"]["name"],
            loss["from"] and loss["from"]["name"],
            loss["stage"]["name"],
            Decimal(loss["count"]),
            Decimal(loss["amount"]),
        )
        for funnel in widget["funnels"]
        for loss in funnel["lost"]
    ]
    assert [(row[0], row[1] or None, row[2], *map(number, row[3:])) for row in file.tables["Lost"][1:]] == losses


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize("who", [ADMIN, HEAD, USER])
async def test_a_widgets_file_has_the_figures_of_the_api(api: HttpApi, who: str, format: str) -> None:
    desktop = await ask(api, who)
    assert {widget["kind"] for widget in desktop["widgets"]} >= {
        "METRIC",
        "SERIES",
        "BREAKDOWN",
        "MATRIX",
        "FUNNEL",
        "FEED",
    }
    for widget in desktop["widgets"]:
        file = await opened(api, who, widget[format])
        assert file.head["Widget"] == widget["title"]
        assert file.head["Whose data"] == desktop["scope"]["label"]
        check_figures(file, widget)
        check_trend(file, widget)
        check_parts(file, widget)


@pytest.mark.parametrize("who", [ADMIN, HEAD, USER])
async def test_the_workbook_of_the_desktop_has_all_figures(api: HttpApi, who: str) -> None:
    desktop = await ask(api, who)
    file = await opened(api, who, desktop["exportUrl"])
    assert [row["Widget"] for row in file.table("Widgets")] == [widget["title"] for widget in desktop["widgets"]]
    for widget in desktop["widgets"]:
        check_figures(file, widget)
        check_trend(file, widget)
        check_parts(file, widget)


def connections(answer: Any) -> Iterator[Json]:
    """The records behind every number."""
    if isinstance(answer, dict):
        for name, each in answer.items():
            if name == "records":
                yield each
            else:
                yield from connections(each)
    elif isinstance(answer, list):
        for each in answer:
            yield from connections(each)


@pytest.mark.parametrize("who", [ADMIN, USER])
async def test_the_rows_of_every_number_add_up_to_it(api: HttpApi, who: str) -> None:
    found = list(connections(await ask(api, who)))
    assert len(found) > 100
    for records in {each["exportUrl"]: each for each in found}.values():
        rows = (await opened(api, who, records["exportUrl"], "Records")).table("Records")
        assert len(rows) == records["totalCount"]
        shown = [row["External id"] for row in rows[:100]]
        assert shown == [edge["node"]["externalId"] for edge in records["edges"]]
        if records["sum"] is not None:
            assert total(rows, "Adds, EUR") == Decimal(records["sum"])


async def test_rows_are_the_same_in_both_formats(api: HttpApi) -> None:
    for records in list(connections(await ask(api, ADMIN)))[::25]:
        text = await opened(api, ADMIN, records["exportUrl"], "Records")
        book = await opened(api, ADMIN, records["exportUrl"].replace(".csv?", ".xlsx?"))
        assert [row["Title"] for row in text.table("Records")] == [row["Title"] for row in book.table("Records")]
        for one, other in zip(text.table("Records"), book.table("Records"), strict=True):
            assert instant(one["Counted at"]).replace(microsecond=0) == instant(other["Counted at"]).replace(
                microsecond=0
            )
            if "Adds, EUR" in one:
                assert number(one["Adds, EUR"]) == number(other["Adds, EUR"])


async def test_a_file_is_in_the_language_of_who_asked_for_its_address(api: HttpApi) -> None:
    desktop = await ask(api, ADMIN, "ru")
    [revenue] = [widget for widget in desktop["widgets"] if widget["key"] == "revenue"]
    answer = await api.download(ADMIN, revenue["csv"], language="en")
    assert "%D0%92%D1%8B%D1%80%D1%83%D1%87%D0%BA%D0%B0%202026-01-01" in answer.headers["content-disposition"]
    file = read_csv(answer.content)
    assert file.head["Блок"] == "Выручка"
    assert file.head["Чьи данные"] == "Вся компания"
    [main] = [row for row in file.table("Показатели") if row["Показатель"] == "Выручка"]
    assert same(main["Значение"], revenue["metric"]["value"])


async def test_a_file_is_of_what_the_desktop_was_asked_with(api: HttpApi) -> None:
    people = await api.ask(ADMIN, "{ users(first: 100) { edges { node { id name } } } }")
    [user] = [edge["node"] for edge in people["users"]["edges"] if edge["node"]["name"] == (await name_of(api, USER))]
    desktop = await ask(api, ADMIN, scope={"users": [user["id"]]}, compareTo="SAME_PERIOD_LAST_YEAR")
    own = await ask(api, USER, compareTo="SAME_PERIOD_LAST_YEAR")
    for narrowed, widget in zip(desktop["widgets"][:-1], own["widgets"][:-1], strict=True):
        file = await opened(api, ADMIN, narrowed["csv"])
        assert file.head["Whose data"] == user["name"]
        assert instant(file.head["Compared with: from"]) == datetime(2025, 1, 1)
        check_figures(file, widget)


async def name_of(api: HttpApi, who: str) -> str:
    name: str = (await api.ask(who, "{ viewer { name } }"))["viewer"]["name"]
    return name


async def test_looking_at_somebody_elses_desktop_gives_files_of_it(api: HttpApi) -> None:
    viewer = (await api.ask(USER, "{ viewer { userId } }"))["viewer"]["userId"]
    query = (
        'query($who: ID) { dashboard(asUser: $who) { exportUrl widget(key: "contacts") { exportUrl(format: CSV) } } }'
    )
    looked_at = (await api.ask(ADMIN, query, {"who": viewer}))["dashboard"]["widget"]["exportUrl"]
    assert "asUser=" in looked_at
    file = await opened(api, ADMIN, looked_at)
    assert file.head["Whose data"] == await name_of(api, USER)
    own = (await api.ask(USER, query))["dashboard"]["widget"]["exportUrl"]
    assert file.table("Figures") == (await opened(api, USER, own)).table("Figures")
    admin = (await api.ask(ADMIN, "{ viewer { userId } }"))["viewer"]["userId"]
    assert (await api.download(USER, f"/export/desktop.xlsx?asUser={admin}")).status_code == 403
    log = await api.ask(ADMIN, "{ auditLog(first: 5) { edges { node { action } } } }")
    # Once for the address, once for the file.
    assert [edge["node"]["action"] for edge in log["auditLog"]["edges"]] == ["viewAs", "viewAs"]


async def test_a_widget_that_is_not_for_somebody_cannot_be_downloaded(create_database: Callable[[], str]) -> None:
    async with demo_api(create_database(), deals=10) as api:
        answer = await api.ask(
            ADMIN,
            "mutation($input: SetWidgetAudienceInput!) { setWidgetAudience(input: $input) { userErrors { message } } }",
            {"input": {"widget": global_id("Widget", "calls"), "audience": {"everyone": False}}},
        )
        assert answer["setWidgetAudience"]["userErrors"] == []
        query = '{ dashboard { exportUrl widget(key: "calls") { status { code } exportUrl(format: CSV) } } }'
        desktop = (await api.ask(USER, query))["dashboard"]
        assert desktop["widget"] == {"status": {"code": "FORBIDDEN"}, "exportUrl": None}
        for address in ("/export/widgets/calls.csv", "/export/widgets/calls/records.csv?number=total"):
            refused = await api.download(USER, address)
            assert (refused.status_code, refused.json()["code"]) == (404, "NOT_FOUND")
        workbook = read_xlsx((await api.download(USER, desktop["exportUrl"])).content)
        assert "Calls" not in [row["Widget"] for row in workbook.table("Widgets")]
        assert "Calls" not in [row["Widget"] for row in workbook.table("Figures")]


async def test_a_widget_without_its_settings_says_so_and_shows_no_zero(create_database: Callable[[], str]) -> None:
    async with demo_api(create_database(), deals=10) as api:
        async with api.engine.begin() as connection:
            await connection.exec_driver_sql("UPDATE custom_fields SET archived_at = now() WHERE kind = 'price'")
        widget = (await ask(api, USER))["widgets"][3]
        assert (widget["key"], widget["status"]["code"]) == ("revenue", "NOT_CONFIGURED")
        file = await opened(api, USER, widget["xlsx"])
        assert file.head["Status"].startswith("Not set up yet. A chosen price field is archived")
        assert file.tables == {}
        records = await api.download(USER, "/export/widgets/revenue/records.csv?number=total")
        assert (records.status_code, records.json()["parameter"]) == (404, "number")
        desktop = (await ask(api, USER))["exportUrl"]
        assert "Revenue" not in [row["Widget"] for row in (await opened(api, USER, desktop)).table("Figures")]
