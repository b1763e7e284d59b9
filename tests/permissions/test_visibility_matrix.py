"""Whoever looks sees exactly the rows of their people: in every number, every list, every record and every word."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from permissions.rows import DataScope
from permissions.viewer import Credential
from resolvers.authentication import create_token, find_person, find_viewer
from resolvers.catalog.dataset import DATASETS
from resolvers.catalog.measure import COUNT
from resolvers.catalog.population import created
from resolvers.configuration import load_configuration
from resolvers.loaders import Loaders
from resolvers.period import Interval
from resolvers.planner.query_batch import MetricQuery, QueryBatch
from resolvers.planner.record_page import PageRequest, RecordPage
from resolvers.planner.selection import Selection
from resolvers.report_definitions.blocks import BLOCKS
from resolvers.statement import Statements
from schema.node import global_id
from tests.largest_query import DETAILED_ROW, PLAIN_ROW, largest_query
from tests.permissions.two_companies import ALL_MARKERS, COMPANIES, VIEWERS, Viewer, price
from tests.permissions.world import MARCH, NOW, World

ALWAYS = Interval(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))

each_viewer = pytest.mark.parametrize("viewer", VIEWERS, ids=str)


def numbers(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every number in an answer with the rows behind it, and where it stands."""
    if isinstance(value, dict):
        if "records" in value:
            yield path, value
        for key, each in value.items():
            yield from numbers(each, f"{path}.{key}")
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from numbers(each, f"{path}.{place}")


@each_viewer
async def test_every_number_is_of_the_rows_seen_and_no_others(world: World, viewer: Viewer) -> None:
    answer = await world.api.ask(viewer.email, largest_query(PLAIN_ROW), MARCH)
    rows = {row.id: row for row in world.rows}
    seen_by_block: Counter[str] = Counter()
    for widget in answer["dashboard"]["widgets"]:
        assert widget["status"]["code"] == "READY", widget["key"]
        for path, number in numbers(widget):
            connection = number["records"]
            behind = [rows[edge["node"]["id"]] for edge in connection["edges"]]
            assert not connection["pageInfo"]["hasNextPage"] or "points" in path or "trend" in path
            if connection["pageInfo"]["hasNextPage"]:
                continue
            where = f"{widget['key']}{path}"
            owners = Counter(row.marker for row in behind)
            assert set(owners) in (viewer.markers, frozenset()), where
            assert len(set(owners.values())) <= 1, f"{where}: everybody has the same rows"
            assert not any(row.is_deleted for row in behind), where
            worth = sum((price(row.company, row.owner) for row in behind), Decimal(0))
            assert connection["totalCount"] == len(behind), where
            assert connection["sum"] is None or Decimal(connection["sum"]) == worth, where
            if "count" in number:
                assert (number["count"], Decimal(number["amount"])) == (len(behind), worth), where
            else:
                expected = len(behind) if connection["sum"] is None else worth
                assert Decimal(number["value"]) == expected, where
            seen_by_block[widget["key"]] += len(behind)
    assert set(seen_by_block) == {block.key for block in BLOCKS if block.definition.measures}
    assert all(seen_by_block.values()), "no block is empty"


@pytest.mark.parametrize("dataset", DATASETS)
@each_viewer
async def test_every_dataset_shows_the_rows_seen_and_no_others(world: World, viewer: Viewer, dataset: str) -> None:
    engine = world.api.engine
    token = await create_token(engine, await find_person(engine, viewer.email, viewer.company))
    found = await find_viewer(engine, token.text, Credential.TOKEN, NOW)
    assert found is not None
    configuration = await load_configuration(engine, found.company.id)
    ask = MetricQuery(created(DATASETS[dataset]), ALWAYS, DataScope(found.company.id, found.people), COUNT)
    plan = QueryBatch(configuration, NOW)
    count = plan.cells(ask)
    await plan.run(Statements(engine))
    page: RecordPage = await Loaders(engine, Statements(engine), found, NOW).pages.load(
        PageRequest(configuration, Selection(ask), 100, None)
    )
    names = {row.id: row.marker for row in world.rows if not row.is_deleted}
    behind = [names[global_id(row.record.kind.value.capitalize(), row.record.id)] for row in page.rows]
    assert set(behind) == viewer.markers
    assert len({*Counter(behind).values()}) == 1, "everybody has the same rows"
    assert page.count == count.one() == len(behind)


@each_viewer
async def test_every_record_is_found_by_its_id_by_those_who_see_it_only(world: World, viewer: Viewer) -> None:
    for start in range(0, len(world.rows), 30):
        some = world.rows[start : start + 30]
        fields = "".join(f'n{place}: node(id: "{row.id}") {{ id }}' for place, row in enumerate(some))
        found = await world.api.ask(viewer.email, f"{{ {fields} }}")
        for place, row in enumerate(some):
            is_seen = row.marker in viewer.markers and not row.is_deleted
            assert found[f"n{place}"] == ({"id": row.id} if is_seen else None), row


@each_viewer
async def test_no_word_of_a_whole_answer_is_from_a_row_not_seen(world: World, viewer: Viewer) -> None:
    answer = await world.api.send(viewer.email, largest_query(DETAILED_ROW), MARCH)
    said = json.dumps(answer, ensure_ascii=False)
    assert "errors" not in answer
    assert {mark for mark in ALL_MARKERS if mark in said} == viewer.markers
    for company in COMPANIES:
        assert (f" of {company}" in said) == (company == viewer.company)
    assert "Deal deleted" not in said


async def test_news_of_records_that_are_not_seen_is_not_told(world: World) -> None:
    feed = "unreadCount events { totalCount edges { node { text } } }"
    query = f'{{ dashboard {{ widget(key: "events") {{ ... on FeedWidget {{ {feed} }} }} }} }}'
    told: dict[str, list[str]] = {}
    for viewer in VIEWERS:
        found = (await world.api.ask(viewer.email, query))["dashboard"]["widget"]
        told[str(viewer)] = [edge["node"]["text"] for edge in found["events"]["edges"]]
        assert found["unreadCount"] == found["events"]["totalCount"] == len(told[str(viewer)])
    taken = "admin of ours took the deal from you"
    mine = "admin of ours mentioned you in the deal “Deal new-junior [row of junior of ours]”"
    assert told["junior-of-ours"] == [taken, mine]
    assert len(told["lead-of-ours"]) == 4, "of the four people whose rows they see"
    assert told["admin-of-ours"] == told["admin-of-theirs"] == [], "what they did themselves is no news"
