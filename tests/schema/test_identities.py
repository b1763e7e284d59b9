"""Ids: whatever has the same one is the same, whatever it was asked with and wherever it was met.

A client that keeps answers by id takes each field of an object, with its own arguments, for one. So it is done here too: everything
that many different questions of one person are answered must fit into one such store.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    FieldNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    NameNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    is_introspection_type,
    parse,
    print_ast,
    visit,
)

from schema.schema import schema
from tests.demo_api import ADMIN, HEAD, USER, demo_api
from tests.http_api import HttpApi

CORE = schema._schema  # pyright: ignore[reportPrivateUsage] - has no public name
WHOLE_DESKTOP = (Path(__file__).parents[2] / "docs" / "whole-desktop.graphql").read_text(encoding="utf-8")

# What the id of each type holds; besides, everybody has a store of their own: it is emptied when somebody else signs in, and when
# they change their language.
ROW = "the row"
PERSON = "the row, and whose feed it is in"
DESKTOP = "who asks, whose desktop it is, the days, comparison, step and scope"
WIDGET = f"{DESKTOP}, what is shown, and what it was tried out with"
IDENTITIES: Mapping[str, str] = {
    **dict.fromkeys(("Contact", "Activity", "Deal", "Communication", "User", "Department", "Group"), ROW),
    **dict.fromkeys(("DealType", "Stage", "ActivityType", "CustomField", "FieldOption"), ROW),
    **dict.fromkeys(("FileImport", "FileImportTask", "FileSource", "ContactMerge", "DuplicateDismissal"), ROW),
    **dict.fromkeys(("Report", "ReportFolder", "AuditEntry", "Session", "ApiToken", "Passkey"), ROW),
    **dict.fromkeys(("ConnectedSystem", "WebhookSource", "WebhookTarget", "DeadLetter", "WaitingRow"), ROW),
    "Viewer": "who asks",
    "Event": PERSON,
    "Dashboard": DESKTOP,
    **dict.fromkeys(("MetricWidget", "SeriesWidget", "BreakdownWidget", "MatrixWidget"), WIDGET),
    **dict.fromkeys(("FunnelWidget", "TableWidget", "FeedWidget"), WIDGET),
}


def test_whatever_has_an_id_is_a_node_and_says_what_its_id_depends_on() -> None:
    with_id = {
        name: type_
        for name, type_ in CORE.type_map.items()
        if isinstance(type_, GraphQLObjectType) and "id" in type_.fields and not is_introspection_type(type_)
    }
    assert with_id.keys() == IDENTITIES.keys()
    node = CORE.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    assert [name for name, type_ in with_id.items() if node not in type_.interfaces] == []


def with_ids(document: str) -> str:
    """The document, with the id and type of whatever has one asked for."""
    info = TypeInfo(CORE)

    class Add(Visitor):
        def leave_selection_set(self, node: SelectionSetNode, *_: Any) -> SelectionSetNode:
            fields = getattr(info.get_parent_type(), "fields", {})
            names = ("id", "__typename") if "id" in fields else ()
            added = tuple(FieldNode(name=NameNode(value=name)) for name in names)
            return SelectionSetNode(selections=(*node.selections, *added))

    return print_ast(visit(parse(document), TypeInfoVisitor(info, Add())))


class Store:
    """What a client keeps: the fields of each object by its id. ``apart``: what did not fit."""

    def __init__(self) -> None:
        self.objects: dict[str, dict[str, Any]] = {}
        self.apart: list[tuple[str, str, Any, Any]] = []

    def keep(self, answer: Any) -> Any:
        """Keeps all objects of an answer, and puts their ids in their places."""
        if isinstance(answer, list):
            return [self.keep(each) for each in answer]
        if not isinstance(answer, dict):
            return answer
        kept = {name: self.keep(value) for name, value in answer.items()}
        if "id" not in kept:
            return kept
        known = self.objects.setdefault(kept["id"], {})
        for name, value in kept.items():
            # Two questions may ask for different things below the same field, where it has no id of its own.
            if not _fits(known.setdefault(name, value), value):
                self.apart.append((kept["__typename"], name, known[name], value))
            if isinstance(value, dict):
                known[name] = {**known[name], **value}
        return {"id": kept["id"]}


def _fits(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return all(_fits(one[name], other[name]) for name in one.keys() & other.keys())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_fits, one, other))
    return one == other


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=200) as api:
        yield api


QUESTIONS: list[dict[str, Any]] = [
    {"period": {"preset": "LAST_YEAR"}, "compareTo": "PREVIOUS_PERIOD"},
    {"period": {"preset": "THIS_MONTH"}, "compareTo": "SAME_PERIOD_LAST_YEAR"},
    {"period": {"preset": "THIS_MONTH"}, "compareTo": "NONE"},
    {"period": {"preset": "LAST_YEAR"}, "compareTo": "PREVIOUS_PERIOD", "granularity": "QUARTER"},
    {"period": {"preset": "LAST_7_DAYS"}},
    {"period": {"from": "2026-04-04", "to": "2026-04-10"}},
    {"period": {"from": "2026-04-04", "to": "2026-04-10"}, "granularity": "DAY"},
]
# Seven days by name and by their dates are the same, and so is a step that is asked for and the one that is chosen.
SAME = 2
ROWS = """query($period: PeriodInput, $compareTo: Comparison, $asUser: ID) {
  dashboard(period: $period, compareTo: $compareTo, asUser: $asUser) { widgets {
    ... on MetricWidget { metric { records(first: 3) { totalCount sum edges { cursor node { ...Row } } } } }
    ... on FeedWidget { events(first: 5) { totalCount edges { node { text involvements isRead record { ...Row } } } } }
  } }
}
fragment Row on Record {
  title externalId createdAt responsible { name department { name } }
  ... on Activity { activityType { name } contact { title } fields { text } }
  ... on Deal { dealType { name } stage { name color } price contact { title } fields { text number } }
  ... on Communication { channel contact { title } }
}"""


async def _others(api: HttpApi, who: str) -> list[dict[str, Any]]:
    """Scopes narrower than one's own, and other people's desktops."""
    found = await api.ask(
        who, "{ users(first: 100) { edges { node { id email } } } departments { id } viewer { userId } }"
    )
    people = {edge["node"]["email"]: edge["node"]["id"] for edge in found["users"]["edges"]}
    departments = [{"scope": {"departments": [each["id"]]}} for each in found["departments"][:2]]
    oneself = {"scope": {"users": [found["viewer"]["userId"]]}}
    return {
        ADMIN: [*departments, oneself, {"asUser": people[HEAD]}, {"asUser": people[USER]}],
        HEAD: [oneself, {"asUser": people[USER]}],
        USER: [oneself],
    }[who]


@pytest.mark.parametrize("who", [ADMIN, HEAD, USER])
async def test_everything_of_one_id_is_the_same_in_all_answers(api: HttpApi, who: str) -> None:
    store, ids = Store(), set[str]()
    others = await _others(api, who)
    for asked in [{}, *QUESTIONS, *others]:
        answer = await api.ask(who, with_ids(WHOLE_DESKTOP), asked)
        ids.add(answer["dashboard"]["id"])
        store.keep(answer)
    for asked in [{}, QUESTIONS[0], *(other for other in others if "asUser" in other)]:
        store.keep(await api.ask(who, with_ids(ROWS), asked))
    assert store.apart == []
    assert len(ids) == 1 + len(QUESTIONS) - SAME + len(others)


async def test_previews_and_reports_by_themselves_are_not_taken_for_blocks_of_the_desktop(api: HttpApi) -> None:
    definition = {"dataset": "DEALS", "visualisation": "NUMBER"}
    made = await api.ask(
        ADMIN,
        "mutation($input: CreateReportInput!) { createReport(input: $input) { report { id } userErrors { message } } }",
        {"input": {"name": "All deals", "definition": definition}},
    )
    report = made["createReport"]["report"]["id"]
    await api.ask(
        ADMIN,
        "mutation($input: PublishReportInput!) { publishReport(input: $input) { userErrors { message } } }",
        {"input": {"report": report, "audience": {"everyone": True}}},
    )
    types = "query($definition: ReportDefinitionInput!, $report: ID!, $settings: ReportFieldSettingsInput!, $period: PeriodInput)"
    document = with_ids(
        types
        + """ {
          dashboard(period: $period) { widgets { ...Shown } }
          report(id: $report) {
            now: widget(period: {preset: THIS_MONTH}) { ...Shown } before: widget(period: {preset: LAST_YEAR}) { ...Shown }
          }
          previewReport(definition: $definition, period: $period) { widget { ...Shown } }
          previewReportFieldSettings(input: $settings, period: $period) { blocks { before { ...Shown } after { ...Shown } } }
        }
        fragment Shown on Widget {
          key title isNew status { code } can { hide move resize } placement { column row width height }
          ... on MetricWidget { metric { value change { percent } explain { settings } records(first: 5) { sum } } }
          ... on BreakdownWidget { slices { value category { label } } }
          ... on FunnelWidget { total { value } }
        }"""
    )
    settings = await api.ask(ADMIN, "{ reportFieldSettings { version } }")
    base = settings["reportFieldSettings"]["version"]
    store = Store()
    for definitions, period in product(
        [definition, {**definition, "dataset": "CONTACTS"}], [{"preset": "THIS_MONTH"}, {"preset": "LAST_YEAR"}]
    ):
        for sources in ([], None):
            wanted = {"baseVersion": base, "dealSourceFields": sources, "activitySourceFields": sources}
            variables = {"definition": definitions, "report": report, "settings": wanted, "period": period}
            store.keep(await api.ask(ADMIN, document, variables))
    assert store.apart == []


@pytest.mark.parametrize("who", [ADMIN, HEAD, USER])
async def test_a_desktop_and_its_widgets_are_found_by_their_ids_as_they_were_asked_for(api: HttpApi, who: str) -> None:
    query, fragments = WHOLE_DESKTOP[: (start := WHOLE_DESKTOP.index("fragment Block"))], WHOLE_DESKTOP[start:]
    again = (
        "query($desktop: ID!, $widget: ID!) { desktop: node(id: $desktop) { ... on Dashboard { id asOf widgets { ...Block } } }"
        f" widget: node(id: $widget) {{ ...Block }} }} {fragments}"
    )
    for asked in [{}, QUESTIONS[0], *await _others(api, who)]:
        desktop = (await api.ask(who, query + fragments, asked))["dashboard"]
        for widget in desktop["widgets"][3::8]:
            found = await api.ask(who, again, {"desktop": desktop["id"], "widget": widget["id"]})
            assert found["widget"] == widget
            assert found["desktop"] == {name: desktop[name] for name in ("id", "asOf", "widgets")}


async def test_nobody_finds_anything_by_the_id_of_anothers_answer(api: HttpApi) -> None:
    desktop = (await api.ask(ADMIN, "{ dashboard { id widgets { id widgetId } } }"))["dashboard"]
    node = "query($id: ID!) { node(id: $id) { id } }"
    for id_ in (desktop["id"], desktop["widgets"][0]["id"]):
        assert (await api.ask(HEAD, node, {"id": id_}))["node"] is None
    # What names a widget of every desktop is none of them.
    assert (await api.ask(ADMIN, node, {"id": desktop["widgets"][0]["widgetId"]}))["node"] is None


async def test_widgets_are_named_in_inputs_by_the_id_of_any_desktop(api: HttpApi) -> None:
    save = """mutation($input: SaveLayoutInput!) { saveLayout(input: $input) {
      dashboard { id hiddenWidgets { widgetId } widgets { widgetId } } userErrors { message } } }"""
    before = (await api.ask(USER, "{ dashboard(period: {preset: LAST_YEAR}) { revision widgets { id widgetId } } }"))[
        "dashboard"
    ]
    own = (await api.ask(USER, "{ dashboard { id } }"))["dashboard"]["id"]
    one, other = before["widgets"][0], before["widgets"][1]
    hide = [{"hide": {"widget": one["id"]}}, {"hide": {"widget": other["widgetId"]}}]
    saved = await api.ask(USER, save, {"input": {"baseRevision": before["revision"], "operations": hide}})
    after = saved["saveLayout"]["dashboard"]
    assert saved["saveLayout"]["userErrors"] == []
    assert {each["widgetId"] for each in after["hiddenWidgets"]} == {one["widgetId"], other["widgetId"]}
    assert after["id"] == own
