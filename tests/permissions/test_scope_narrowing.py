"""Asking for the data of fewer people: never of others, and nothing is learned by trying."""

import json
from typing import Any

import pytest

from schema.node import global_id
from tests.permissions.two_companies import DEPARTMENTS, OWNERS, PEOPLE, SEEN, VIEWERS, Viewer, marker
from tests.permissions.world import World

DESKTOP = """
query($scope: ScopeInput) {
  dashboard(period: { from: "2026-03-01", to: "2026-03-31" }, scope: $scope) {
    scope { kind label headCount }
    widget(key: "deals") { ... on MetricWidget { metric { value records(first: 100) { edges { node { title } } } } } }
  }
}
"""
NOT_FOUND_USER = [{"code": "NOT_FOUND", "field": ["scope", "users"]}, "There is no such person in the company."]
NOT_FOUND_DEPARTMENT = [
    {"code": "NOT_FOUND", "field": ["scope", "departments"]},
    "There is no such department in the company.",
]
FORBIDDEN = [{"code": "FORBIDDEN", "field": ["scope"]}, "This is outside the people whose data you see."]

each_viewer = pytest.mark.parametrize("viewer", VIEWERS, ids=str)


def people_of(department: str) -> set[str]:
    """The people of a department and of those below it."""
    below = {name for name, (parent, _) in DEPARTMENTS.items() if parent == department}
    own = {name for name, (_, where) in PEOPLE.items() if where == department}
    return own.union(*(people_of(name) for name in below))


def refusal(answer: dict[str, Any]) -> list[Any]:
    """The code and the words of a refusal; there is nothing else in the answer."""
    [error] = answer["errors"]
    assert set(error) == {"message", "locations", "path", "extensions"}
    assert answer["data"] is None
    return [error["extensions"], error["message"]]


def shown(answer: dict[str, Any]) -> set[str]:
    """Whose rows are shown: everybody has three deals. The number is their count."""
    metric = answer["data"]["dashboard"]["widget"]["metric"]
    titles = [edge["node"]["title"] for edge in metric["records"]["edges"]]
    marks = {f"[{title.partition('[')[2]}" for title in titles}
    assert int(metric["value"]) == len(titles) == 3 * len(marks)
    return marks


@each_viewer
async def test_one_person_is_shown_forbidden_or_not_there(world: World, viewer: Viewer) -> None:
    for (company, name), id_ in world.users.items():
        answer = await world.api.send(viewer.email, DESKTOP, {"scope": {"users": [id_]}})
        if company != viewer.company:
            assert refusal(answer) == NOT_FOUND_USER
        elif name not in SEEN[viewer.name]:
            assert refusal(answer) == FORBIDDEN
        else:
            assert shown(answer) == {marker(company, name)}
            scope = answer["data"]["dashboard"]["scope"]
            assert scope == {"kind": "PERSON", "label": f"{name} of {company}", "headCount": 1}


@each_viewer
async def test_a_department_is_shown_as_far_as_it_is_seen(world: World, viewer: Viewer) -> None:
    for (company, name), id_ in world.departments.items():
        answer = await world.api.send(viewer.email, DESKTOP, {"scope": {"departments": [id_]}})
        seen = people_of(name) & SEEN[viewer.name]
        if company != viewer.company:
            assert refusal(answer) == NOT_FOUND_DEPARTMENT
        elif not seen:
            assert refusal(answer) == FORBIDDEN
        else:
            assert shown(answer) == {marker(company, each) for each in seen}
            assert answer["data"]["dashboard"]["scope"]["headCount"] == len(seen)


@each_viewer
async def test_people_asked_for_together_are_shown_as_far_as_they_are_seen(world: World, viewer: Viewer) -> None:
    everybody = [id_ for (company, _), id_ in world.users.items() if company == viewer.company]
    answer = await world.api.send(viewer.email, DESKTOP, {"scope": {"users": everybody}})
    seen = SEEN[viewer.name] & set(PEOPLE)
    assert shown(answer) == {marker(viewer.company, name) for name in seen}
    scope = answer["data"]["dashboard"]["scope"]
    named = {name for name in PEOPLE if f"{name} of {viewer.company}" in scope["label"].split(", ")}
    assert named == seen, "the page says whose data it shows, not whose was asked for"
    assert scope["headCount"] == len(seen)
    assert scope["kind"] == ("PERSON" if len(seen) == 1 else "PEOPLE")


@each_viewer
async def test_one_stranger_among_those_asked_for_refuses_all(world: World, viewer: Viewer) -> None:
    company = "theirs" if viewer.company == "ours" else "ours"
    mine, theirs = world.users[viewer.company, viewer.name], world.users[company, viewer.name]
    answer = await world.api.send(viewer.email, DESKTOP, {"scope": {"users": [mine, theirs]}})
    assert refusal(answer) == NOT_FOUND_USER
    sales = world.departments[company, "sales"]
    answer = await world.api.send(viewer.email, DESKTOP, {"scope": {"users": [mine], "departments": [sales]}})
    assert refusal(answer) == NOT_FOUND_DEPARTMENT


async def test_who_is_of_another_company_is_refused_like_who_never_was(world: World) -> None:
    nobody, nothing = global_id("User", 999_999), global_id("Department", 999_999)
    for viewer in VIEWERS:
        assert refusal(await world.api.send(viewer.email, DESKTOP, {"scope": {"users": [nobody]}})) == NOT_FOUND_USER
        answer = await world.api.send(viewer.email, DESKTOP, {"scope": {"departments": [nothing]}})
        assert refusal(answer) == NOT_FOUND_DEPARTMENT


async def test_a_refusal_says_no_name(world: World) -> None:
    junior = Viewer("junior")
    for ids in ({"users": [*world.users.values()]}, {"departments": [*world.departments.values()]}):
        for one in next(iter(ids.values())):
            answer = await world.api.send(junior.email, DESKTOP, {"scope": {next(iter(ids)): [one]}})
            if "errors" in answer:
                said = json.dumps(answer)
                assert [
                    name for name in (*OWNERS, *DEPARTMENTS, "ours", "theirs") if name in said.replace("another", "")
                ] == []


async def test_a_scope_narrows_the_feed_not_at_all(world: World) -> None:
    feed = '{ dashboard%s { widget(key: "events") { ... on FeedWidget { unreadCount events { totalCount } } } } }'
    scope = f'(scope: {{ users: ["{world.users["ours", "peer"]}"] }})'
    lead = Viewer("lead").email
    assert await world.api.ask(lead, feed % scope) == await world.api.ask(lead, feed % "")
