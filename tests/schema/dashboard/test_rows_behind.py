"""The rows behind a number: the time that made each count, sorted by any column page after page, and searched."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.demo_api import ADMIN, HEAD, demo_api
from tests.exported import number, read_csv, read_xlsx
from tests.http_api import HttpApi

Json = dict[str, Any]

ROWS = """query($key: String!, $path: String!, $first: Int!, $after: String, $by: RecordSort!, $descending: Boolean!, $search: String) {
  dealTypes { name stages { id name } }
  activityTypes { name }
  dashboard(period: { from: "2026-01-01", to: "2026-04-10" }) {
    period { start end }
    widget(key: $key) { number(path: $path) {
      records(first: $first, after: $after, sortBy: $by, descending: $descending, search: $search) {
        totalCount matchingCount sum sorts countedBy pageInfo { hasNextPage endCursor }
        csv: exportUrl(format: CSV) xlsx: exportUrl(format: XLSX)
        edges { countedAt value group { key label count sum } node {
          __typename id title createdAt externalId responsible { name }
          ... on Deal { price dealType { name } stage { id name } }
          ... on Activity { activityType { name } }
          ... on Communication { direction channel }
        } } } } } } }
"""
KEYS = ("deals", "won_deals", "revenue", "activities", "contacts", "calls", "potential_revenue")


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=80) as api:
        yield api


async def page(api: HttpApi, key: str, who: str = HEAD, **more: Any) -> Json:
    asked = {"key": key, "path": "total", "first": 100, "by": "COUNTED_AT", "descending": True, **more}
    found: Json = await api.ask(who, ROWS, asked)
    return found


def connection(answer: Json) -> Json:
    found: Json = answer["dashboard"]["widget"]["number"]["records"]
    return found


async def all_rows(api: HttpApi, key: str, first: int, **more: Any) -> list[Json]:
    """All of them, page after page."""
    found: list[Json] = []
    after: str | None = None
    while True:
        records = connection(await page(api, key, first=first, after=after, **more))
        found += records["edges"]
        if not records["pageInfo"]["hasNextPage"]:
            assert len(found) == records["matchingCount"]
            return found
        after = records["pageInfo"]["endCursor"]


def ungrouped(rows: list[Json]) -> list[Json]:
    return [{name: value for name, value in row.items() if name != "group"} for row in rows]


def plain(text: str) -> str:
    return text.lower().replace("ё", "е")


def value_of(row: Json, by: str, answer: Json) -> Any:
    """What a row is sorted by, as the page tells it."""
    node = row["node"]
    match by:
        case "COUNTED_AT":
            return datetime.fromisoformat(row["countedAt"])
        case "CREATED_AT":
            return datetime.fromisoformat(node["createdAt"])
        case "TITLE":
            return plain(node["title"]) if "channel" not in node else node["direction"] + node["channel"]
        case "RESPONSIBLE":
            return node["responsible"] and plain(node["responsible"]["name"])
        case "PRICE":
            return None if node["price"] is None else Decimal(node["price"])
        case "TYPE" if "dealType" in node:
            return [each["name"] for each in answer["dealTypes"]].index(node["dealType"]["name"])
        case "TYPE":
            return [each["name"] for each in answer["activityTypes"]].index(node["activityType"]["name"])
        case _:
            stages = [stage["id"] for each in answer["dealTypes"] for stage in each["stages"]]
            return node["stage"] and stages.index(node["stage"]["id"])


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("key", KEYS)
async def test_rows_stand_in_any_order_page_after_page(api: HttpApi, key: str, descending: bool) -> None:
    answer = await page(api, key)
    newest_first = await all_rows(api, key, 100)
    a_fourth = len(newest_first) // 4
    sorts = connection(answer)["sorts"]
    assert {"COUNTED_AT", "TITLE", "RESPONSIBLE", "CREATED_AT"} <= set(sorts)
    for by in sorts:
        rows = await all_rows(api, key, a_fourth, by=by, descending=descending)
        values = [value_of(row, by, answer) for row in rows]
        given = [value for value in values if value is not None]
        assert values == [*given, *([None] * (len(values) - len(given)))], by
        assert given == sorted(given, reverse=descending), by
        assert sorted(map(str, ungrouped(rows))) == sorted(map(str, ungrouped(newest_first))), by


async def test_rows_tell_the_time_that_made_them_count(api: HttpApi) -> None:
    answer = await page(api, "won_deals")
    period = answer["dashboard"]["period"]
    start, end = (datetime.fromisoformat(period[name]) for name in ("start", "end"))
    rows = connection(answer)["edges"]
    assert rows
    assert all(start <= datetime.fromisoformat(row["countedAt"]) < end for row in rows)
    assert any(row["countedAt"] != row["node"]["createdAt"] for row in rows)
    created = connection(await page(api, "deal_types"))["edges"]
    assert all(row["countedAt"] == row["node"]["createdAt"] for row in created)
    told = {
        key: connection(await page(api, key))["countedBy"]
        for key in ("won_deals", "lost_deals", "potential_revenue", "deal_types", "contacts", "calls")
    }
    assert list(told.values()) == ["WON", "LOST", "STANDS_SINCE", "CREATED", "CREATED", "OCCURRED"]


async def test_what_rows_add_adds_up_to_the_number(api: HttpApi) -> None:
    rows = connection(await page(api, "revenue"))
    assert sum(Decimal(row["value"] or 0) for row in rows["edges"]) == Decimal(rows["sum"])
    assert {row["value"] for row in connection(await page(api, "won_deals"))["edges"]} == {None}


async def test_a_search_finds_names_people_and_ids_and_changes_no_number(api: HttpApi) -> None:
    whole = connection(await page(api, "deals"))
    row = whole["edges"][0]["node"]
    for text in (row["title"].upper(), row["externalId"], row["responsible"]["name"][1:6]):
        found = connection(await page(api, "deals", search=f" {text} "))
        assert row["id"] in [edge["node"]["id"] for edge in found["edges"]]
        assert found["matchingCount"] == len(found["edges"]) < whole["totalCount"]
        assert (found["totalCount"], found["sum"]) == (whole["totalCount"], whole["sum"])
    nothing = connection(await page(api, "deals", search="%no such deal_"))
    assert (nothing["matchingCount"], nothing["edges"]) == (0, [])


async def test_an_order_that_rows_have_not_is_refused(api: HttpApi) -> None:
    asked = {"key": "contacts", "path": "total", "first": 1, "by": "PRICE", "descending": True}
    [error] = (await api.send(ADMIN, ROWS, asked))["errors"]
    assert (error["extensions"]["code"], error["extensions"]["field"]) == ("BAD_USER_INPUT", ["sortBy"])


@pytest.mark.parametrize(("told", "asked"), [("TITLE", "COUNTED_AT"), ("COUNTED_AT", "TITLE"), ("TITLE", "PRICE")])
async def test_a_place_in_another_order_is_refused(api: HttpApi, told: str, asked: str) -> None:
    cursor = connection(await page(api, "deals", first=1, by=told))["pageInfo"]["endCursor"]
    variables = {"key": "deals", "path": "total", "first": 1, "by": asked, "descending": True, "after": cursor}
    [error] = (await api.send(ADMIN, ROWS, variables))["errors"]
    assert (error["extensions"]["code"], error["extensions"]["field"]) == ("BAD_USER_INPUT", ["after"])


@pytest.mark.parametrize("search", ["", "a"])
@pytest.mark.parametrize("key", ["deals", "revenue", "activities", "calls"])
async def test_each_group_tells_of_all_its_rows_on_whatever_page(api: HttpApi, key: str, search: str) -> None:
    for by in {"RESPONSIBLE", "TYPE", "STAGE"} & set(connection(await page(api, key, ADMIN))["sorts"]):
        rows = await all_rows(api, key, 7, by=by, search=search, who=ADMIN)
        assert rows
        together: dict[str, list[Json]] = {}
        last = None
        for row in rows:
            group = row["group"]["key"]
            assert group == last or group not in together, "rows of one group stand one after the other"
            together.setdefault(group, []).append(row)
            last = group
        for of in together.values():
            [told] = {(each["group"]["label"], each["group"]["count"], each["group"]["sum"]) for each in of}
            added = sum(Decimal(each["value"] or 0) for each in of) if key == "revenue" else None
            assert told[1:] == (len(of), None if added is None else str(added)), (by, told)
            assert told[0] == label_of(of[0]["node"], by)


def label_of(node: Json, by: str) -> str | None:
    if by == "RESPONSIBLE":
        return node["responsible"] and node["responsible"]["name"]
    if by == "STAGE":
        return node["stage"] and f"{node['dealType']['name']}: {node['stage']['name']}"
    return (node.get("dealType") or node["activityType"])["name"]


async def test_rows_stand_in_no_group_where_their_order_has_none(api: HttpApi) -> None:
    for by in ("COUNTED_AT", "TITLE", "PRICE", "CREATED_AT"):
        assert {edge["group"] for edge in connection(await page(api, "deals", by=by))["edges"]} == {None}


@pytest.mark.parametrize("by", ["COUNTED_AT", "TITLE", "RESPONSIBLE", "TYPE", "STAGE", "PRICE", "CREATED_AT"])
@pytest.mark.parametrize("search", ["", "a"])
async def test_files_have_the_rows_as_they_are_listed(api: HttpApi, by: str, search: str) -> None:
    asked = {"by": by, "descending": by == "PRICE", "search": search, "who": ADMIN}
    listed = await all_rows(api, "revenue", 100, **asked)
    whole = connection(await page(api, "revenue", **asked))
    ids = [row["node"]["externalId"] for row in listed]
    text = read_csv((await api.download(ADMIN, whole["csv"])).content, "Records")
    book = read_xlsx((await api.download(ADMIN, whole["xlsx"])).content)
    for file in (text, book):
        assert [row["External id"] for row in file.table("Records")] == ids
        assert number(file.head["Records"]) == whole["totalCount"]
        assert file.head.get("Search") == (search or None)
        assert "Sorted by" in file.head
    assert list(text.tables) == ["Records"]
    groups = {row["group"]["key"]: row["group"] for row in listed if row["group"]}
    assert ("Groups" in book.tables) == bool(groups)
    if groups:
        told = [(label, count, number(total)) for label, count, total in book.tables["Groups"][1:]]
        assert told == [(each["label"], each["count"], Decimal(each["sum"])) for each in groups.values()]


@pytest.mark.parametrize(
    ("given", "parameter"), [("sortBy=NAME", "sortBy"), ("descending=no", "descending"), ("search=%00", "search")]
)
async def test_an_address_that_lists_rows_in_no_way_there_is_is_refused(
    api: HttpApi, given: str, parameter: str
) -> None:
    whole = connection(await page(api, "revenue"))
    answer = await api.download(HEAD, f"{whole['csv']}&{given}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


async def test_a_file_of_rows_without_a_price_is_not_sorted_by_it(api: HttpApi) -> None:
    whole = connection(await page(api, "contacts"))
    answer = await api.download(HEAD, f"{whole['csv']}&sortBy=PRICE")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "sortBy")
