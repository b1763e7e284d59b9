"""What must hold among the numbers of the API's own answers, whatever they are."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.properties.counted import counted_in, counts, wholes, widgets_by_key
from tests.properties.counted import number as known
from tests.properties.document import DESKTOP_WITH_DETAILS, LIST, PEOPLE, WHOLES
from tests.properties.examples import tried
from tests.properties.people import ADMIN, CLERK, HEAD
from tests.properties.questions import Scene, scenes
from tests.properties.settled_company import settle

Json = dict[str, Any]
Looked = Counter[str]
# How often the examples of a normal run had something to look at, at least: an invariant of nothing holds.
ENOUGH = {
    "numbers with records": 100,
    "revenue in parts": 3,
    "wholes in parts": 10,
    "funnels with deals": 3,
    "pages": 20,
    "people with records": 3,
    "records of nobody": 3,
}
sizes = st.lists(st.integers(1, 5), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def looked() -> Iterator[Looked]:
    """Counts what was really looked at, and fails in the end if that was next to nothing."""
    counted: Looked = Counter()
    yield counted
    assert {what: times for what, times in counted.items() if times < ENOUGH[what]} == {}


@tried
@given(scene=scenes())
async def test_every_number_is_the_count_or_the_sum_of_the_records_behind_it(
    shared_engine: AsyncEngine, looked: Looked, scene: Scene
) -> None:
    settled = await settle(shared_engine, scene.company.records)
    [(viewer, question), *_] = scene.questions.items()
    answer = await settled.desktop(viewer, question.variables, now=question.now, document=DESKTOP_WITH_DETAILS)
    for number in counted_in(answer):
        names = [node["externalId"] for node in number.nodes]
        looked["numbers with records"] += bool(names)
        assert len(set(names)) == len(names) == number.connection["totalCount"], number.path
        if number.is_sum:
            prices = sum((Decimal(node["price"] or 0) for node in number.nodes), Decimal(0))
            assert number.value == known(number.connection["sum"]), number.path
            assert (number.value or 0) == prices, number.path
        else:
            assert number.value == len(names), number.path
    check_parts(widgets_by_key(answer), looked)


def check_parts(widgets: dict[str, Json], looked: Looked) -> None:
    """Parts add up to their whole, to its records too, and funnels never grow."""
    revenue, by_type = widgets["revenue"]["metric"], widgets["revenue_by_deal_type"]
    if revenue is not None:
        points = [point for series in by_type["series"] for point in series["points"]]
        lines = sum(Decimal(each["total"] or 0) for each in by_type["series"])
        assert Decimal(revenue["value"] or 0) == total(points) == lines
        assert names_behind(points) == names_behind([revenue])
        looked["revenue in parts"] += len(names_behind(points)) > 0
    for widget in widgets.values():
        parts = widget.get("slices") or widget.get("cells") or []
        if parts:
            assert total(parts) == Decimal(widget["total"]["value"])
            assert names_behind(parts) == names_behind([widget["total"]])
            looked["wholes in parts"] += 1
    for key in ("revenue", "won_deals", "lost_deals", "missed_revenue", "calls", "deal_types"):
        metric = widgets[key].get("metric") or widgets[key].get("total")
        if metric is not None:
            assert Decimal(metric["value"] or 0) == total(metric["trend"])
            assert names_behind(metric["trend"]) == names_behind([metric])
            if metric["previous"] is not None:
                assert Decimal(metric["previous"]) == total(metric["previousTrend"])
    for funnel in widgets["sales_funnel"]["funnels"]:
        assert all(before["count"] >= after["count"] for before, after in pairwise(funnel["steps"]))
        looked["funnels with deals"] += any(step["count"] for step in funnel["steps"])


def total(parts: list[Json]) -> Decimal:
    """The sum of the parts' values; what is not known adds nothing."""
    return sum((Decimal(part["value"] or 0) for part in parts), Decimal(0))


def names_behind(counted: list[Json]) -> Counter[str]:
    """The records behind some numbers together, with how often each is there."""
    return Counter(edge["node"]["externalId"] for each in counted for edge in each["records"]["edges"])


@tried
@given(scene=scenes(), sizes=sizes)
async def test_walking_through_all_pages_gives_each_record_once(
    shared_engine: AsyncEngine, looked: Looked, scene: Scene, sizes: list[int]
) -> None:
    settled = await settle(shared_engine, scene.company.records)
    [(viewer, question), *_] = scene.questions.items()
    for key in (
        "contacts",
        "activities",
        "deals",
        "revenue_by_deal_type",
        "potential_revenue",
        "calls",
        "sales_funnel",
    ):
        found: list[str] = []
        after, pages, connection = None, 0, {"pageInfo": {"hasNextPage": True}}
        while connection["pageInfo"]["hasNextPage"]:
            variables = question.variables | {"key": key, "first": sizes[pages % len(sizes)], "after": after}
            answer = await settled.ask(viewer, LIST, variables, now=question.now)
            widget = answer["dashboard"]["widget"]
            metric = widget["metric"] if "metric" in widget else widget["total"]
            if metric is None:
                break
            connection = metric["records"]
            page = [edge["node"]["externalId"] for edge in connection["edges"]]
            assert len(page) == min(variables["first"], connection["totalCount"] - len(found))
            found += page
            after, pages = connection["pageInfo"]["endCursor"], pages + 1
        assert len(found) == len(set(found)) == connection.get("totalCount", 0)
        looked["pages"] += pages if found else 0


@tried
@given(scene=scenes())
async def test_nobody_counts_more_than_their_department_nor_it_more_than_the_company(
    shared_engine: AsyncEngine, looked: Looked, scene: Scene
) -> None:
    settled = await settle(shared_engine, scene.company.records)
    question = next(iter(scene.questions.values()))

    async def counted(person: str, **scope: list[str]) -> Counter[str]:
        more = {"scope": scope or None, "document": WHOLES}
        return counts(await settled.desktop(person, question.variables, now=question.now, **more))

    company = await counted(ADMIN)
    assert await counted(HEAD) <= company
    people = await settled.ask(ADMIN, PEOPLE, now=question.now)
    departments = {each["externalId"]: each["id"] for each in people["departments"]}
    working = [edge["node"] for edge in people["users"]["edges"] if edge["node"]["department"] is not None]
    for user in sorted(working, key=lambda each: each["name"] != CLERK)[:3]:
        alone = await counted(ADMIN, users=[user["id"]])
        together = await counted(ADMIN, departments=[departments[user["department"]["externalId"]]])
        assert alone <= together <= company
        looked["people with records"] += alone.total() > 0
        if user["name"] == CLERK:
            assert await counted(CLERK) == alone


@tried
@given(scene=scenes())
async def test_the_company_is_its_top_departments_and_people_in_none_and_what_is_nobodys(
    shared_engine: AsyncEngine, looked: Looked, scene: Scene
) -> None:
    settled = await settle(shared_engine, scene.company.records)
    question = next(iter(scene.questions.values()))

    async def wholes_of(scope: dict[str, list[str]] | None) -> dict[str, Json]:
        variables, now = question.variables, question.now
        return wholes(await settled.desktop(ADMIN, variables, now=now, scope=scope, document=WHOLES))

    people = await settled.ask(ADMIN, PEOPLE, now=question.now)
    users = [edge["node"] for edge in people["users"]["edges"]]
    scopes = [{"departments": [each["id"]]} for each in people["departments"] if each["parent"] is None]
    in_none = [user["id"] for user in users if user["department"] is None]
    scopes += [{"users": in_none}] if in_none else []
    parts = [await wholes_of(scope) for scope in scopes]
    for key, whole in (await wholes_of(None)).items():
        nobodys = [edge["node"] for edge in whole["records"]["edges"] if edge["node"]["responsible"] is None]
        looked["records of nobody"] += len(nobodys)
        in_money = whole["unit"] == "MONEY"
        unassigned = sum((Decimal(each["price"] or 0) if in_money else Decimal(1) for each in nobodys), Decimal(0))
        assert Decimal(whole["value"] or 0) == sum((Decimal(part[key]["value"] or 0) for part in parts), unassigned), (
            key
        )
