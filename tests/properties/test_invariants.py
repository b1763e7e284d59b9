"""What must hold among the numbers of the API's own answers, whatever they are."""

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.properties.counted import counted_in, widgets_by_key, wholes
from tests.properties.document import DESKTOP_WITH_DETAILS, LIST, PEOPLE
from tests.properties.people import ADMIN, CLERK, HEAD
from tests.properties.questions import Scene, scenes
from tests.properties.settled_company import SettledCompany, settle

Json = dict[str, Any]
sizes = st.lists(st.integers(1, 5), min_size=1, max_size=4)


@given(scene=scenes())
async def test_every_number_is_the_count_or_the_sum_of_the_records_behind_it(
    shared_engine: AsyncEngine, scene: Scene
) -> None:
    settled = await settle(shared_engine, scene.company.records)
    for viewer, question in scene.questions.items():
        answer = await settled.desktop(viewer, question.variables, now=question.now, document=DESKTOP_WITH_DETAILS)
        for number in counted_in(answer):
            names = [node["externalId"] for node in number.nodes]
            assert len(set(names)) == len(names) == number.connection["totalCount"], number.path
            if number.is_sum:
                prices = sum((Decimal(node["price"] or 0) for node in number.nodes), Decimal(0))
                assert number.value == Decimal(number.connection["sum"]) == prices, number.path
            else:
                assert number.value == len(names), number.path
        check_parts(widgets_by_key(answer))


def check_parts(widgets: dict[str, Json]) -> None:
    """Parts add up to their whole, to its records too, and funnels never grow."""
    revenue, by_type = widgets["revenue"]["metric"], widgets["revenue_by_deal_type"]
    if revenue is not None:
        points = [point for series in by_type["series"] for point in series["points"]]
        assert Decimal(revenue["value"]) == total(points) == sum(Decimal(each["total"]) for each in by_type["series"])
        assert names_behind(points) == names_behind([revenue])
    for widget in widgets.values():
        parts = widget.get("slices") or widget.get("cells") or []
        if parts:
            assert total(parts) == Decimal(widget["total"]["value"])
            assert names_behind(parts) == names_behind([widget["total"]])
    for key in ("revenue", "won_deals", "lost_deals", "missed_revenue", "calls", "deal_types"):
        metric = widgets[key].get("metric") or widgets[key].get("total")
        if metric is not None:
            assert Decimal(metric["value"]) == total(metric["trend"])
            assert names_behind(metric["trend"]) == names_behind([metric])
    for funnel in widgets["sales_funnel"]["funnels"]:
        assert all(before["count"] >= after["count"] for before, after in pairwise(funnel["steps"]))


def total(parts: list[Json]) -> Decimal:
    """The sum of the parts' values."""
    return sum((Decimal(part["value"]) for part in parts), Decimal(0))


def names_behind(counted: list[Json]) -> Counter[str]:
    """The records behind some numbers together, with how often each is there."""
    return Counter(edge["node"]["externalId"] for each in counted for edge in each["records"]["edges"])


@given(scene=scenes(), sizes=sizes)
async def test_walking_through_all_pages_gives_each_record_once(
    shared_engine: AsyncEngine, scene: Scene, sizes: list[int]
) -> None:
    settled = await settle(shared_engine, scene.company.records)
    [(viewer, question), *_] = scene.questions.items()
    for key in ("contacts", "activities", "deals", "revenue_by_deal_type", "potential_revenue", "calls", "sales_funnel"):
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


@given(scene=scenes())
async def test_nobody_counts_more_than_their_department_nor_it_more_than_the_company(
    shared_engine: AsyncEngine, scene: Scene
) -> None:
    settled = await settle(shared_engine, scene.company.records)
    question = next(iter(scene.questions.values()))
    variables, now = question.variables, question.now
    company = await settled.desktop(ADMIN, variables, now=now)
    people = await settled.ask(ADMIN, PEOPLE, now=now)
    head = await settled.desktop(HEAD, variables, now=now)
    assert_at_most(head, company)
    working = [edge["node"] for edge in people["users"]["edges"] if edge["node"]["department"] is not None]
    for user in sorted(working, key=lambda each: each["name"] != CLERK)[:2]:
        [department] = [
            each["id"] for each in people["departments"] if each["externalId"] == user["department"]["externalId"]
        ]
        alone = await settled.desktop(ADMIN, variables, now=now, scope={"users": [user["id"]]})
        together = await settled.desktop(ADMIN, variables, now=now, scope={"departments": [department]})
        assert_at_most(alone, together)
        assert_at_most(together, company)
        if user["name"] == CLERK:
            assert counts(await settled.desktop(CLERK, variables, now=now)) == counts(alone)


def assert_at_most(fewer: Json, more: Json) -> None:
    """Every count of the one is at most that of the other."""
    above = counts(more)
    assert all(count <= above.get(path, 0) for path, count in counts(fewer).items())


def counts(answer: Json) -> Counter[str]:
    """The counts of a desktop, by where they stand; parts of one whole together."""
    found: Counter[str] = Counter()
    for number in counted_in(answer):
        found[number.path] += number.connection["totalCount"]
    return found


@given(scene=scenes())
async def test_the_company_is_its_top_departments_and_people_in_none_and_what_is_nobodys(
    shared_engine: AsyncEngine, scene: Scene
) -> None:
    settled = await settle(shared_engine, scene.company.records)
    question = next(iter(scene.questions.values()))
    people = await settled.ask(ADMIN, PEOPLE, now=question.now)
    users = [edge["node"] for edge in people["users"]["edges"]]
    scopes = [{"departments": [each["id"]]} for each in people["departments"] if each["parent"] is None]
    scopes.append({"users": [user["id"] for user in users if user["department"] is None]})
    expected: dict[str, Decimal] = {}
    for scope in scopes:
        if scope.get("users") != []:
            add(expected, await desktop_with_details(settled, question.variables, now=question.now, scope=scope))
    company = await desktop_with_details(settled, question.variables, now=question.now)
    found: dict[str, Decimal] = {}
    add(found, company)
    for key, number in wholes(company).items():
        nobodys = [node for node in number.nodes if node["responsible"] is None]
        unassigned = sum(Decimal(node["price"] or 0) for node in nobodys) if number.is_sum else len(nobodys)
        expected[key] = expected.get(key, Decimal(0)) + unassigned
    assert found == expected


async def desktop_with_details(settled: SettledCompany, variables: Json, **more: Any) -> Json:
    """The administrator's desktop, with who is responsible for what, and prices."""
    return await settled.desktop(ADMIN, variables, document=DESKTOP_WITH_DETAILS, **more)


def add(sums: dict[str, Decimal], answer: Json) -> None:
    """Adds the main figures of a desktop to sums by widget."""
    for key, number in wholes(answer).items():
        sums[key] = sums.get(key, Decimal(0)) + number.value
